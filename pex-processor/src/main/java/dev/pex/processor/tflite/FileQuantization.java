package dev.pex.processor.tflite;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.tflite.schema.QuantizationParameters;
import org.jspecify.annotations.Nullable;

/**
 * The quantisation of a tensor as the file describes it.
 *
 * @param scales none if the tensor is not quantised; one for all, or one for each index along
 *     {@code axis}; positive and finite
 * @param greatestScale zero if there is none
 * @param zeroPoint of all zero points the one farthest from zero
 */
record FileQuantization(FloatValues scales, float greatestScale, int zeroPoint, int axis) {
  private static final FileQuantization NONE =
      new FileQuantization(FloatValues.copyOf(new float[0]), 0, 0, 0);

  /** Decodes a table of the file; a tensor without one is not quantised. */
  static FileQuantization of(@Nullable QuantizationParameters table, String place) {
    if (table == null) {
      return NONE;
    }
    if (table.detailsType() != 0) {
      throw Refusal.quantization(place, "has a quantisation of its own kind");
    }
    float[] scales = new float[table.scaleLength()];
    float greatest = 0;
    for (int index = 0; index < scales.length; index++) {
      scales[index] = table.scale(index);
      greatest = Math.max(greatest, scales[index]);
      if (!(scales[index] > 0) || Float.isInfinite(scales[index])) {
        throw Refusal.quantization(
            place, "has scale " + scales[index] + ", which is not positive and finite");
      }
    }
    int zeroPoint = scales.length == 0 ? 0 : zeroPoint(table, place);
    return new FileQuantization(
        FloatValues.copyOf(scales), greatest, zeroPoint, table.quantizedDimension());
  }

  private static int zeroPoint(QuantizationParameters table, String place) {
    if (table.zeroPointLength() != table.scaleLength()) {
      throw Refusal.quantization(
          place,
          "has " + table.scaleLength() + " scales and " + table.zeroPointLength() + " zero points");
    }
    long farthest = 0;
    for (int index = 0; index < table.zeroPointLength(); index++) {
      long zeroPoint = table.zeroPoint(index);
      if (zeroPoint < Integer.MIN_VALUE || zeroPoint > Integer.MAX_VALUE) {
        throw Refusal.quantization(
            place, "has zero point " + zeroPoint + ", outside of every type");
      }
      farthest = Math.abs(zeroPoint) > Math.abs(farthest) ? zeroPoint : farthest;
    }
    return (int) farthest;
  }

  boolean isPresent() {
    return scales.size() > 0;
  }
}
