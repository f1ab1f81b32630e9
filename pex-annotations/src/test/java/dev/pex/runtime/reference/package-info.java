/** Tests of the reference kernels on tensors small enough to compute by hand. */
@NullMarked
package dev.pex.runtime.reference;

import org.jspecify.annotations.NullMarked;
