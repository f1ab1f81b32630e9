package dev.pex.runtime;

/**
 * An input or output of a generated network: its name, shape and quantisation, {@code real = scale
 * * (stored - zeroPoint)}.
 */
public record TensorInfo(String name, Shape shape, float scale, int zeroPoint) {
  public TensorInfo {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("a scale is positive and finite, not " + scale);
    }
    if (zeroPoint < Byte.MIN_VALUE || zeroPoint > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("a zero point is in -128..127, not " + zeroPoint);
    }
  }

  /** Number of elements, which is also bytes. */
  public int elements() {
    return shape.elements();
  }

  /**
   * The stored form of reals, as TFLite's QUANTIZE: nearest value, halves away from zero, the ends
   * of int8 for what is beyond.
   *
   * @throws IllegalArgumentException unless there is one real per element
   */
  public byte[] quantize(float[] reals) {
    checkCount(reals.length);
    byte[] stored = new byte[reals.length];
    for (int i = 0; i < reals.length; i++) {
      stored[i] = quantize(reals[i]);
    }
    return stored;
  }

  /**
   * The reals of stored values, as TFLite's DEQUANTIZE.
   *
   * @throws IllegalArgumentException unless there is one value per element
   */
  public float[] dequantize(byte[] stored) {
    checkCount(stored.length);
    float[] reals = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      reals[i] = dequantize(stored[i]);
    }
    return reals;
  }

  /** The stored form of one real. */
  public byte quantize(float real) {
    double scaled = real / scale;
    double rounded = Math.copySign(Math.floor(Math.abs(scaled) + 0.5), scaled);
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, zeroPoint + rounded));
  }

  /** The real of one stored value. */
  public float dequantize(byte stored) {
    return (float) ((double) scale * (stored - zeroPoint));
  }

  /**
   * Throws unless there is one value per element.
   *
   * @throws IllegalArgumentException naming the tensor and both numbers
   */
  public void checkCount(int values) {
    if (values != elements()) {
      throw new IllegalArgumentException(
          "'" + name + "' has " + elements() + " elements (" + shape + "), not " + values);
    }
  }
}
