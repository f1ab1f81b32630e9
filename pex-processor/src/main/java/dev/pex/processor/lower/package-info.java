/** What the user wrote becomes a graph: shapes, composites, quantisation and weights. */
@NullMarked
package dev.pex.processor.lower;

import org.jspecify.annotations.NullMarked;
