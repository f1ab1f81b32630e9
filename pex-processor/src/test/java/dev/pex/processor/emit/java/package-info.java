/** Whether generated Java looks and behaves as it should. */
@NullMarked
package dev.pex.processor.emit.java;

import org.jspecify.annotations.NullMarked;
