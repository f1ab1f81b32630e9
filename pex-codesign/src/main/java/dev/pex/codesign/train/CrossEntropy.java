package dev.pex.codesign.train;

import dev.pex.codesign.tensor.Tensor;
import java.util.Arrays;

/**
 * How surprising the labels of a batch are to a network.
 *
 * @param smoothing the probability that is spread over all classes
 */
record CrossEntropy(Batch batch, double smoothing) {
  /** The mean over all examples, of logits {@code [examples][classes]}. */
  Tensor of(Tensor logits) {
    int classes = logits.sizes().get(1);
    float[] shares = new float[batch.size() * classes];
    Arrays.fill(shares, (float) (-smoothing / classes / batch.size()));
    for (int i = 0; i < batch.size(); i++) {
      shares[i * classes + batch.label(i)] -= (float) ((1 - smoothing) / batch.size());
    }
    Tensor shareOfEach = logits.pass().constant(shares, batch.size(), classes);
    return logits.logSoftmax(1).times(shareOfEach).sum();
  }

  /** How many labels have the greatest logit, the first of equals. */
  int right(Tensor logits) {
    int classes = logits.sizes().get(1);
    float[] values = logits.values();
    int right = 0;
    for (int i = 0; i < batch.size(); i++) {
      int best = 0;
      for (int j = 1; j < classes; j++) {
        best = values[i * classes + j] > values[i * classes + best] ? j : best;
      }
      right += best == batch.label(i) ? 1 : 0;
    }
    return right;
  }
}
