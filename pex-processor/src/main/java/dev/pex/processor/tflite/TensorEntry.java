package dev.pex.processor.tflite;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.TensorType;

/**
 * A tensor that is to be written.
 *
 * @param scales none, one, or one for each index along {@code quantizedAxis}
 * @param buffer zero if it has no values
 */
record TensorEntry(
    String name,
    byte type,
    Dimensions dimensions,
    FloatValues scales,
    int zeroPoint,
    int quantizedAxis,
    int buffer) {
  private static final FloatValues NO_SCALES = FloatValues.copyOf(new float[0]);

  static TensorEntry int8(String name, Dimensions dimensions, Quantization quantization) {
    FloatValues scale = FloatValues.copyOf(new float[] {quantization.scale()});
    return new TensorEntry(
        name, TensorType.INT8, dimensions, scale, quantization.zeroPoint(), 0, 0);
  }

  static TensorEntry symmetric(
      String name, byte type, Dimensions dimensions, FloatValues scales, int axis) {
    return new TensorEntry(name, type, dimensions, scales, 0, axis, 0);
  }

  static TensorEntry plain(String name, byte type, Dimensions dimensions) {
    return new TensorEntry(name, type, dimensions, NO_SCALES, 0, 0, 0);
  }

  TensorEntry inBuffer(int index) {
    return new TensorEntry(name, type, dimensions, scales, zeroPoint, quantizedAxis, index);
  }
}
