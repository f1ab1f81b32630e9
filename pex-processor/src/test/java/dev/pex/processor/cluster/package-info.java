/** Tests of clusters of weights. */
@NullMarked
package dev.pex.processor.cluster;

import org.jspecify.annotations.NullMarked;
