/** From a network with float weights to the same network in int8, as TensorFlow Lite means it. */
@NullMarked
package dev.pex.codesign.quantize;

import org.jspecify.annotations.NullMarked;
