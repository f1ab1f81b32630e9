/**
 * Spells a program, and the graph that it came from, as Java source and resources. The user's javac
 * compiles it in the same run, mostly with code that is not warm yet, so it names types rather than
 * have them inferred, and has few calls among the arguments of others.
 */
@NullMarked
package dev.pex.processor.emit.java;

import org.jspecify.annotations.NullMarked;
