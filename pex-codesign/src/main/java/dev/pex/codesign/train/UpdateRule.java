package dev.pex.codesign.train;

/** How gradients change parameters; weight decay does not pass through the moments. */
public enum UpdateRule {
  /** Stochastic gradient descent with Nesterov's momentum of 0.9. */
  SGD(1) {
    @Override
    public void update(
        float[] values, float[] gradient, float[][] moments, double rate, long step) {
      float[] velocity = moments[0];
      for (int i = 0; i < values.length; i++) {
        velocity[i] = MOMENTUM * velocity[i] + gradient[i];
        values[i] -= (float) (rate * (gradient[i] + MOMENTUM * velocity[i]));
      }
    }
  },

  /**
   * Adam (Kingma and Ba, arXiv 1412.6980; with weight decay, Loshchilov and Hutter, 1711.05101).
   */
  ADAM(2) {
    @Override
    public void update(
        float[] values, float[] gradient, float[][] moments, double rate, long step) {
      double first = 1 - Math.pow(MOMENTUM, (double) step);
      double second = 1 - Math.pow(SECOND_MOMENTUM, (double) step);
      for (int i = 0; i < values.length; i++) {
        moments[0][i] = MOMENTUM * moments[0][i] + (1 - MOMENTUM) * gradient[i];
        moments[1][i] =
            SECOND_MOMENTUM * moments[1][i] + (1 - SECOND_MOMENTUM) * gradient[i] * gradient[i];
        double deviation = Math.sqrt(moments[1][i] / second) + LEAST_DEVIATION;
        values[i] -= (float) (rate * (moments[0][i] / first) / deviation);
      }
    }
  };

  private static final float MOMENTUM = 0.9f;
  private static final float SECOND_MOMENTUM = 0.999f;
  private static final double LEAST_DEVIATION = 1e-8;

  private final int moments;

  UpdateRule(int moments) {
    this.moments = moments;
  }

  /** Numbers that are remembered for each value. */
  public int moments() {
    return moments;
  }

  /**
   * Changes values.
   *
   * @param step counts from 1
   */
  public abstract void update(
      float[] values, float[] gradient, float[][] moments, double rate, long step);
}
