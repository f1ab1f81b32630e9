package dev.pex.processor.tflite;

import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.TensorType;

/**
 * A tensor as the file describes it.
 *
 * @param name unique in the file
 * @param buffer index of the buffer that holds a constant's bytes
 */
record FileTensor(
    int index,
    String name,
    int type,
    Dimensions dimensions,
    FileQuantization scaling,
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

  void requireQuantization() {
    if (!scaling.isPresent()) {
      throw Refusal.quantization(place(), "has no quantisation");
    }
  }

  /** The quantisation of an int8 activation. */
  Quantization quantization() {
    requireType(TensorType.INT8);
    requireQuantization();
    if (scaling.scales().size() != 1) {
      throw Refusal.quantization(
          place(), "has " + scaling.scales().size() + " scales where one holds for all of it");
    }
    float scale = scaling.scales().get(0);
    if (!Quantization.isInRange(scale)) {
      throw Refusal.quantization(
          place(),
          "has scale "
              + scale
              + ", outside "
              + Quantization.LEAST_SCALE
              + " to "
              + Quantization.GREATEST_SCALE);
    }
    int zeroPoint = scaling.zeroPoint();
    if (zeroPoint < Byte.MIN_VALUE || zeroPoint > Byte.MAX_VALUE) {
      throw Refusal.quantization(place(), "has zero point " + zeroPoint + ", outside -128..127");
    }
    return new Quantization(scale, zeroPoint);
  }
}
