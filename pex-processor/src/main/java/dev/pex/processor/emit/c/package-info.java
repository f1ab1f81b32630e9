/** Spells a program in C99. */
@NullMarked
package dev.pex.processor.emit.c;

import org.jspecify.annotations.NullMarked;
