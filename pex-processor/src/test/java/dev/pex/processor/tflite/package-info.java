/** Tests of the {@code .tflite} reader and writer. */
@NullMarked
package dev.pex.processor.tflite;

import org.jspecify.annotations.NullMarked;
