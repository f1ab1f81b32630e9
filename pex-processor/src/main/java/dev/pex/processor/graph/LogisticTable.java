package dev.pex.processor.graph;

/** What LOGISTIC makes of each stored value, from -128 up, in the floats of TFLite's kernel. */
public final class LogisticTable {
  private static final int VALUES = 256;

  private LogisticTable() {}

  /** The 256 results under these quantisations. */
  public static Int8Values of(Quantization input, Quantization output) {
    byte[] table = new byte[VALUES];
    float steps = 1 / output.scale();
    for (int i = 0; i < VALUES; i++) {
      float real = input.scale() * (i + Byte.MIN_VALUE - input.zeroPoint());
      double stored = Math.floor(logistic(real) * steps + 0.5) + output.zeroPoint();
      table[i] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, stored));
    }
    return Int8Values.copyOf(table);
  }

  private static double logistic(float real) {
    return 1 / (1 + (float) Math.exp(-real));
  }
}
