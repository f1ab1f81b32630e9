/** The executor's kernels against tables and naive definitions. */
@NullMarked
package dev.pex.runtime;

import org.jspecify.annotations.NullMarked;
