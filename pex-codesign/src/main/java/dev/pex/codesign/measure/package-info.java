/** How often networks are right. */
@NullMarked
package dev.pex.codesign.measure;

import org.jspecify.annotations.NullMarked;
