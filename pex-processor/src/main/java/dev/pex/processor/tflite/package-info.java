/** TensorFlow Lite's file format: {@code .tflite} bytes to a graph, and a graph to bytes. */
@NullMarked
package dev.pex.processor.tflite;

import org.jspecify.annotations.NullMarked;
