package dev.pex.codesign.model;

import java.util.List;

/**
 * Makes the batch normalisation of an operator part of its weights, and the rest a bias (Jacob et
 * al., arXiv 1712.05877).
 */
record Folding(Parameters unfolded, String operator) {
  /** What is added to variances, so that none is zero. */
  static final float EPSILON = 1e-3f;

  /** Weights and bias of the operator; none if it has no weights. */
  List<Parameter> folded() {
    if (!unfolded.has(name("weights"))) {
      return List.of();
    }
    if (unfolded.has(name("bias"))) {
      return List.of(unfolded.get(name("weights")).copy(), unfolded.get(name("bias")).copy());
    }
    Parameter weights = unfolded.get(name("weights")).copy();
    float[] mean = values("mean");
    float[] beta = values("beta");
    float[] bias = new float[beta.length];
    int perChannel = weights.values().length / bias.length;
    for (int channel = 0; channel < bias.length; channel++) {
      float factor = factor(channel);
      for (int i = channel * perChannel; i < (channel + 1) * perChannel; i++) {
        weights.values()[i] *= factor;
      }
      bias[channel] = beta[channel] - mean[channel] * factor;
    }
    return List.of(
        weights, new Parameter(name("bias"), Parameter.Kind.CHANNELS, List.of(bias.length), bias));
  }

  private float factor(int channel) {
    return (float) (values("gamma")[channel] / Math.sqrt(values("variance")[channel] + EPSILON));
  }

  private float[] values(String part) {
    return unfolded.get(name(part)).values();
  }

  private String name(String part) {
    return operator + "." + part;
  }
}
