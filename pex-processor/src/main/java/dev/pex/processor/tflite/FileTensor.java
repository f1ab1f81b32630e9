package dev.pex.processor.tflite;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.TensorType;

/**
 * A tensor as the file describes it.
 *
 * @param name unique in the file
 * @param scales empty if the tensor is not quantised; one for all, or one for each index along
 *     {@code quantizedAxis}
 * @param zeroPoints as many as scales
 * @param buffer index of the buffer that holds a constant's bytes
 */
record FileTensor(
    int index,
    String name,
    int type,
    Dimensions dimensions,
    FloatValues scales,
    Int32Values zeroPoints,
    int quantizedAxis,
    int buffer,
    boolean constant) {

  /** As in messages: {@code tensor 3 'stem'}. */
  String place() {
    return "tensor " + index + " '" + name + "'";
  }

  /** As in messages: {@code INT8}. */
  String typeName() {
    return typeName(type);
  }

  static String typeName(int type) {
    return type >= 0 && type < TensorType.names.length ? TensorType.name(type) : "type " + type;
  }

  void requireType(int required) {
    if (type != required) {
      throw Refusal.unsupported(
          place(), "is " + typeName() + " where Pex reads " + typeName(required));
    }
  }

  /** The quantisation of an int8 activation. */
  Quantization quantization() {
    requireType(TensorType.INT8);
    if (scales.size() == 0) {
      throw Refusal.invalid(place(), "has no quantisation");
    }
    if (scales.size() != 1) {
      throw Refusal.unsupported(
          place(), "has " + scales.size() + " scales where one holds for the whole tensor");
    }
    int zeroPoint = zeroPoints.get(0);
    if (zeroPoint < Byte.MIN_VALUE || zeroPoint > Byte.MAX_VALUE) {
      throw Refusal.invalid(place(), "has zero point " + zeroPoint + ", outside -128..127");
    }
    return new Quantization(scales.get(0), zeroPoint);
  }
}
