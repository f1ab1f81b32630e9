/** Which channels of a network belong together, and the network with fewer of them. */
@NullMarked
package dev.pex.codesign.width;

import org.jspecify.annotations.NullMarked;
