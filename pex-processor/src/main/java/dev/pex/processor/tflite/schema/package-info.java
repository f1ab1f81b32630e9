/**
 * Accessors of TensorFlow Lite's file format, generated from {@code
 * src/main/flatbuffers/tflite_subset.fbs} by the script beside it; they check nothing.
 */
package dev.pex.processor.tflite.schema;
