/** Which kernels of the C runtime compute a program on a core, and their tables. */
@NullMarked
package dev.pex.processor.kernels;

import org.jspecify.annotations.NullMarked;
