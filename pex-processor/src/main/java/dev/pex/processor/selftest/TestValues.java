package dev.pex.processor.selftest;

/** Values of inputs and their checksums; {@code pex_selftest.h} computes the same. */
final class TestValues {
  private static final int MULTIPLIER = 1664525;
  private static final int INCREMENT = 1013904223;
  private static final int INDEX_MULTIPLIER = 0x9E3779B1;

  private TestValues() {}

  /**
   * The values of an input: the high bytes of a linear congruential generator.
   *
   * @param input its number from 0, which is the generator's first state
   */
  static byte[] ofInput(int input, int elements) {
    byte[] values = new byte[elements];
    int state = input;
    for (int i = 0; i < elements; i++) {
      state = MULTIPLIER * state + INCREMENT;
      values[i] = (byte) (state >> 24);
    }
    return values;
  }

  /** A sum over elements, each weighed by its index, so that they may be added in any order. */
  static int checksum(byte[] values) {
    int sum = 0;
    for (int i = 0; i < values.length; i++) {
      int weight = INDEX_MULTIPLIER * (i + 1);
      sum += (weight ^ (weight >>> 15)) * (values[i] + 129);
    }
    return sum;
  }
}
