/** Where every buffer lies in the arena. */
@NullMarked
package dev.pex.processor.memory;

import org.jspecify.annotations.NullMarked;
