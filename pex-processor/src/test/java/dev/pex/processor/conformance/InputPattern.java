package dev.pex.processor.conformance;

import dev.pex.processor.graph.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The inputs that conformance tests try, the ends of the type and its edges first. */
enum InputPattern {
  LEAST,
  GREATEST,
  ZERO_POINT,
  RISING,
  FALLING,
  ALTERNATING,
  CHANNELS_APART,
  SMALL_NOISE,
  NOISE;

  /** The pattern of an inference: each once, then noise. */
  static InputPattern of(int inference) {
    List<InputPattern> patterns = List.of(values());
    return inference < patterns.size() ? patterns.get(inference) : NOISE;
  }

  /** The bytes for a port. */
  byte[] bytes(Port port, Random random) {
    byte[] bytes = new byte[port.shape().elements()];
    int zeroPoint = port.tensor().quantization().zeroPoint();
    switch (this) {
      case LEAST -> Arrays.fill(bytes, Byte.MIN_VALUE);
      case GREATEST -> Arrays.fill(bytes, Byte.MAX_VALUE);
      case ZERO_POINT -> Arrays.fill(bytes, (byte) zeroPoint);
      case RISING -> fill(bytes, i -> i);
      case FALLING -> fill(bytes, i -> -1 - i);
      case ALTERNATING -> fill(bytes, i -> i % 2 == 0 ? Byte.MIN_VALUE : Byte.MAX_VALUE);
      case CHANNELS_APART -> fill(bytes, i -> i % port.shape().channels() * 37);
      case SMALL_NOISE -> fill(bytes, i -> clamp(zeroPoint + random.nextInt(9) - 4));
      case NOISE -> random.nextBytes(bytes);
    }
    return bytes;
  }

  /** A value for an index, cut to its lowest eight bits. */
  private interface Filling {
    int at(int index);
  }

  private static void fill(byte[] bytes, Filling filling) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) filling.at(i);
    }
  }

  private static int clamp(int value) {
    return Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
  }
}
