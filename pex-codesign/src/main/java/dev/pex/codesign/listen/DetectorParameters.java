package dev.pex.codesign.listen;

/**
 * When a keyword counts as heard.
 *
 * @param classes that the network gives scores of
 * @param keywords the first classes, which are to be detected
 * @param inferences whose scores are averaged
 * @param threshold least average, as a probability in 256ths
 * @param pause inferences after a detection in which nothing is detected
 */
public record DetectorParameters(
    int classes, int keywords, int inferences, int threshold, int pause) {
  private static final int MOST_INFERENCES = 1 << 20;
  private static final int MOST_PROBABILITY = 255;

  /** Checks that the numbers fit together. */
  public DetectorParameters {
    require(1 <= keywords && keywords <= classes, "there must be 1 to all classes of keywords");
    require(1 <= inferences && inferences <= MOST_INFERENCES, "an average needs inferences");
    require(0 <= threshold && threshold <= MOST_PROBABILITY, "the threshold must be in 0..255");
    require(pause >= 0, "the pause must not be negative");
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
