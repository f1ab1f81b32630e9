package dev.pex.codesign.audio;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** An immutable list of integers. */
final class IntTable {
  private final int[] values;

  private IntTable(int[] values) {
    this.values = values;
  }

  static IntTable of(IntStream values) {
    return new IntTable(values.toArray());
  }

  /** Element i is what the function gives for i. */
  static IntTable of(int size, IntUnaryOperator element) {
    return of(IntStream.range(0, size).map(element));
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return values.length;
  }

  int last() {
    return values[values.length - 1];
  }

  IntStream stream() {
    return IntStream.of(values);
  }
}
