package dev.pex.processor.program;

import java.util.Objects;

/** So many channels of a tensor, from an affine first one on. */
public record Slice(Index first, int count) {
  /** All of so many. */
  public static Slice all(int count) {
    return new Slice(Index.constant(0), count);
  }

  /** The one behind the last. */
  public Index end() {
    return first.times(1, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that && first.equals(that.first) && count == that.count;
  }

  @Override
  public int hashCode() {
    return Objects.hash(first, count);
  }
}
