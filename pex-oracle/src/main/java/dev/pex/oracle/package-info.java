/** TensorFlow Lite itself, whose reference kernels say what a network's bytes are. */
@NullMarked
package dev.pex.oracle;

import org.jspecify.annotations.NullMarked;
