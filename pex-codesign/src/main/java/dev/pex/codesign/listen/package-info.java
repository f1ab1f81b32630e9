/** Keywords in a stream of sound: a network between the front end for speech and a detector. */
@NullMarked
package dev.pex.codesign.listen;

import org.jspecify.annotations.NullMarked;
