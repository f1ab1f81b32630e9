package dev.pex.codesign.train;

/**
 * A learning rate that rises over the first steps and falls to zero along half a cosine (Loshchilov
 * and Hutter, arXiv 1608.03983).
 *
 * @param epochs how often each example is shown
 * @param learningRate the greatest
 * @param warmUp the part of all steps in which it rises, 0 to 1
 */
public record CosineSchedule(int epochs, double learningRate, double warmUp) {
  /** Refuses what is no schedule. */
  public CosineSchedule {
    if (epochs < 1 || !(learningRate > 0) || !(warmUp >= 0 && warmUp < 1)) {
      throw new IllegalArgumentException(
          "no schedule has %d epochs, rate %s and warm-up %s"
              .formatted(epochs, learningRate, warmUp));
    }
  }

  /** The learning rate of a step, of so many in all epochs. */
  double rate(long step, long steps) {
    double warm = warmUp * steps;
    if (step < warm) {
      return learningRate * (step + 1) / Math.ceil(warm);
    }
    double done = (step - warm) / (steps - warm);
    return learningRate * (1 + Math.cos(Math.PI * done)) / 2;
  }
}
