package dev.pex.codesign.listen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * Tells from scores of inferences, one after the other, when a keyword is heard, as {@code
 * pex_detector.h} does: by smoothed posteriors (Chen, Parada, Heigold, "Small-footprint keyword
 * spotting using deep neural networks", 2014).
 */
public final class Detector {
  private final DetectorParameters parameters;
  private final Deque<byte[]> scores = new ArrayDeque<>();
  private int pause;

  /** Before the first inference. */
  public Detector(DetectorParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Takes the scores of the next inference.
   *
   * @param newest for each class q, which stands for a probability of (q + 128) / 256
   * @return the keyword that is heard now, if one is
   * @throws IllegalArgumentException unless there is a score for each class
   */
  public OptionalInt push(byte[] newest) {
    if (newest.length != parameters.classes()) {
      throw new IllegalArgumentException(
          newest.length + " scores, not one for each of " + parameters.classes() + " classes");
    }
    if (scores.size() == parameters.inferences()) {
      scores.removeFirst();
    }
    scores.addLast(newest.clone());
    if (pause > 0) {
      pause--;
      return OptionalInt.empty();
    }
    return scores.size() < parameters.inferences() ? OptionalInt.empty() : detect();
  }

  private OptionalInt detect() {
    int best = 0;
    for (int label = 1; label < parameters.keywords(); label++) {
      best = sum(label) > sum(best) ? label : best;
    }
    if (sum(best) < parameters.threshold() * parameters.inferences()) {
      return OptionalInt.empty();
    }
    pause = parameters.pause();
    return OptionalInt.of(best);
  }

  private int sum(int label) {
    int sum = 0;
    for (byte[] inference : scores) {
      sum += inference[label] - Byte.MIN_VALUE;
    }
    return sum;
  }
}
