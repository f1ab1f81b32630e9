package dev.pex.codesign.train;

/**
 * What keeps a network from learning its examples by heart.
 *
 * @param weightDecay how much of each weight a step takes away, as a multiple of the learning rate
 * @param labelSmoothing the probability that is spread over all classes instead of the label's
 *     (Szegedy et al., arXiv 1512.00567)
 * @param patience epochs without a better validation accuracy after which training ends early
 */
public record Regularization(double weightDecay, double labelSmoothing, int patience) {
  /** Refuses what is out of range. */
  public Regularization {
    if (!(weightDecay >= 0) || !(labelSmoothing >= 0 && labelSmoothing < 1) || patience < 1) {
      throw new IllegalArgumentException(
          "no regularisation has weight decay %s, smoothing %s and patience %d"
              .formatted(weightDecay, labelSmoothing, patience));
    }
  }
}
