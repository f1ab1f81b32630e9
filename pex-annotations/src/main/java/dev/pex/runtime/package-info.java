/**
 * The int8 kernels that generated executors call; the C kernels of the same names compute the same
 * bytes.
 */
@NullMarked
package dev.pex.runtime;

import org.jspecify.annotations.NullMarked;
