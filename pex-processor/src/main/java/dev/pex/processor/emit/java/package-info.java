/** Spells a program, and the graph that it came from, as Java source and resources. */
@NullMarked
package dev.pex.processor.emit.java;

import org.jspecify.annotations.NullMarked;
