/** Graph to graph, one class for each rewrite; every rewrite keeps each byte of every output. */
@NullMarked
package dev.pex.processor.rewrite;

import org.jspecify.annotations.NullMarked;
