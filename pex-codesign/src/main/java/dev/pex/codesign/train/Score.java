package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import java.io.IOException;

/**
 * How well a network knows examples.
 *
 * @param loss the mean cross entropy
 * @param accuracy the part of examples whose label is the most probable class, 0 to 1
 */
public record Score(double loss, double accuracy) {
  /** The score on all examples of a dataset. */
  public static Score of(TrainableNetwork model, Observer observer, Dataset<float[]> data)
      throws IOException {
    double[] loss = {0};
    int[] right = {0};
    new Evaluation(model, observer)
        .show(
            data,
            data.size(),
            (batch, forward) -> {
              CrossEntropy entropy = new CrossEntropy(batch, 0);
              loss[0] += entropy.of(forward.logits()).values()[0] * batch.size();
              right[0] += entropy.right(forward.logits());
            });
    return new Score(loss[0] / data.size(), (double) right[0] / data.size());
  }
}
