/** What each operator makes of a fixed input, as the reference kernels compute it. */
@NullMarked
package dev.pex.processor.selftest;

import org.jspecify.annotations.NullMarked;
