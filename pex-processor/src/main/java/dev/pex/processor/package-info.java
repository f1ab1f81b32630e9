/** The compiler: reads models, plans them, and writes Java and C. */
@NullMarked
package dev.pex.processor;

import org.jspecify.annotations.NullMarked;
