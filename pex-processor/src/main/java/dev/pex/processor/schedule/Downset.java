package dev.pex.processor.schedule;

import java.util.Arrays;

/**
 * An immutable set of operators, by their index in the graph; where it says what has run so far it
 * contains, with each operator, all that it depends on.
 */
final class Downset {
  private final long[] words;

  private Downset(long[] words) {
    this.words = words;
  }

  /** The empty set of a graph's operators. */
  static Downset empty(int operators) {
    return new Downset(new long[(operators + Long.SIZE - 1) / Long.SIZE]);
  }

  /** This set and one operator. */
  Downset with(int operator) {
    long[] copy = words.clone();
    copy[operator / Long.SIZE] |= 1L << operator;
    return new Downset(copy);
  }

  /** The operators of both sets. */
  Downset union(Downset other) {
    long[] copy = words.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] |= other.words[i];
    }
    return new Downset(copy);
  }

  boolean contains(int operator) {
    return (words[operator / Long.SIZE] >>> operator & 1) != 0;
  }

  boolean containsAll(Downset other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all operators of the other set, save perhaps one, are in this set. */
  boolean containsAllBut(Downset other, int exception) {
    for (int i = 0; i < words.length; i++) {
      long missing = other.words[i] & ~words[i];
      if (i == exception / Long.SIZE) {
        missing &= ~(1L << exception);
      }
      if (missing != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the sets have an operator in common. */
  boolean meets(Downset other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return Arrays.stream(words).allMatch(word -> word == 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Downset that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < words.length * Long.SIZE; i++) {
      if (contains(i)) {
        text.append(text.length() == 1 ? "" : ", ").append(i);
      }
    }
    return text.append('}').toString();
  }
}
