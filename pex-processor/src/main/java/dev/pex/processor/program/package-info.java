/**
 * Loops and kernel calls with resolved addresses: the last representation, the same for every
 * target.
 */
@NullMarked
package dev.pex.processor.program;

import org.jspecify.annotations.NullMarked;
