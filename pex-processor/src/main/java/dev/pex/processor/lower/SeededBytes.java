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
    for (int first = 0; first < values.length; first += 4) {
      long bits = next();
      int end = Math.min(first + 4, values.length);
      for (int i = first; i < end; i++) {
        values[i] = (byte) (least + ((((int) bits & 0xffff) * span) >>> 16));
        bits >>>= 16;
      }
    }
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
