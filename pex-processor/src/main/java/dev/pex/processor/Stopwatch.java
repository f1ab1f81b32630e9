package dev.pex.processor;

/** Wall-clock time since it was made. */
final class Stopwatch {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long start = System.nanoTime();

  /** Whole milliseconds. */
  long millis() {
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }
}
