/**
 * The specification of every operator: plain kernels on whole tensors, equal to TFLite's reference
 * kernels byte for byte. They take a model's own parameters (scales, zero points, biases, paddings)
 * and derive the fixed-point arithmetic from them, so they check what the compiler folds; nothing
 * is shared with the kernels of generated executors.
 */
@NullMarked
package dev.pex.runtime.reference;

import org.jspecify.annotations.NullMarked;
