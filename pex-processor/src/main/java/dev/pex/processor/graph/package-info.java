/** The network as operators and tensors: the one representation between reading and planning. */
@NullMarked
package dev.pex.processor.graph;

import org.jspecify.annotations.NullMarked;
