/** Arithmetic that remembers how to get gradients; the only package that knows PyTorch. */
@NullMarked
package dev.pex.codesign.tensor;

import org.jspecify.annotations.NullMarked;
