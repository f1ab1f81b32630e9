/** Which operator, and which part of it, runs when. */
@NullMarked
package dev.pex.processor.schedule;

import org.jspecify.annotations.NullMarked;
