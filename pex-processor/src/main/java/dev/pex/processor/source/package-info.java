/**
 * Reads models from annotation mirrors; the only reader of the language model but the processor.
 */
@NullMarked
package dev.pex.processor.source;

import org.jspecify.annotations.NullMarked;
