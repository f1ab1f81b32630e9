package dev.pex.processor.lower;

/**
 * Random numbers that depend on a name only: SplitMix64 (Steele, Lea, Flood 2014), seeded with the
 * name's FNV-1a hash.
 */
final class SeededBytes {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  SeededBytes(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    state = hash;
  }

  /** An integer from {@code least} to {@code most}, both possible. */
  int between(int least, int most) {
    return least + (int) Math.floorMod(next() >>> 16, (long) most - least + 1);
  }

  /** A real from {@code least} up to, not including, {@code end}. */
  double between(double least, double end) {
    return least + (end - least) * ((next() >>> 11) * 0x1.0p-53);
  }

  /** Fills an array with integers from {@code least} to {@code most}. */
  void fill(byte[] values, int least, int most) {
    int span = most - least + 1;
    int end = values.length / 4 * 4;
    for (int i = 0; i < end; i += 4) {
      long bits = next();
      // spelled out: what is called millions of times is slow until it is compiled
      values[i] = (byte) (least + (((int) (bits & 0xffff) * span) >>> 16));
      values[i + 1] = (byte) (least + (((int) ((bits >>> 16) & 0xffff) * span) >>> 16));
      values[i + 2] = (byte) (least + (((int) ((bits >>> 32) & 0xffff) * span) >>> 16));
      values[i + 3] = (byte) (least + (((int) (bits >>> 48) * span) >>> 16));
    }
    long bits = end < values.length ? next() : 0;
    for (int i = end; i < values.length; i++) {
      values[i] = (byte) (least + (((int) (bits & 0xffff) * span) >>> 16));
      bits >>>= 16;
    }
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
