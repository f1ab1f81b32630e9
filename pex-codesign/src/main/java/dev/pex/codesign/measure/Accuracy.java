package dev.pex.codesign.measure;

import java.util.Locale;

/** Of so many examples, how many a network labelled right. */
public record Accuracy(int right, int examples) {
  /** None of none. */
  public static final Accuracy NONE = new Accuracy(0, 0);

  /** With one more example. */
  public Accuracy plus(boolean labelledRight) {
    return new Accuracy(right + (labelledRight ? 1 : 0), examples + 1);
  }

  /** The share that was right; nought of nothing. */
  public double share() {
    return examples == 0 ? 0 : (double) right / examples;
  }

  /** As in reports: {@code 91.40 % (9,140 of 10,000)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f %% (%,d of %,d)", 100 * share(), right, examples);
  }
}
