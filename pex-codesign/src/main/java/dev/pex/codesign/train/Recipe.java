package dev.pex.codesign.train;

/**
 * All that decides how a network is trained; the same recipe, data and seed give the same weights.
 *
 * @param schedule how many epochs, and how fast each step learns
 * @param rule how a gradient becomes a step
 * @param regularization what keeps it from learning its examples by heart
 * @param batchSize examples of one step, at least 2
 * @param seed of the weights it begins with, the order of examples and their augmentation
 */
public record Recipe(
    CosineSchedule schedule,
    UpdateRule rule,
    Regularization regularization,
    int batchSize,
    long seed) {
  /** Refuses batches without a variance. */
  public Recipe {
    if (batchSize < 2) {
      throw new IllegalArgumentException("a batch has at least 2 examples, not " + batchSize);
    }
  }
}
