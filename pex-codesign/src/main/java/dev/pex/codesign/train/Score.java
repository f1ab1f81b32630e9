package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.model.ForwardPass;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.tensor.Pass;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well a network knows examples.
 *
 * @param loss the mean cross entropy
 * @param accuracy the part of examples whose label is the most probable class, 0 to 1
 */
public record Score(double loss, double accuracy) {
  private static final int BATCH = 250;

  /** The score on all examples of a dataset. */
  public static Score of(TrainableNetwork model, Observer observer, Dataset<float[]> data)
      throws IOException {
    double loss = 0;
    int right = 0;
    for (int first = 0; first < data.size(); first += BATCH) {
      int end = Math.min(first + BATCH, data.size());
      Batch batch = plain(model, data, first, end);
      try (Pass pass = Pass.withoutGradients()) {
        ForwardPass forward = forward(model, pass, observer, batch);
        CrossEntropy entropy = new CrossEntropy(batch, 0);
        loss += entropy.of(forward.logits()).values()[0] * (end - first);
        right += entropy.right(forward.logits());
      }
    }
    return new Score(loss / data.size(), (double) right / data.size());
  }

  /** Shows a network the first examples of a dataset, for its observer. */
  public static void show(
      TrainableNetwork model, Observer observer, Dataset<float[]> data, int count)
      throws IOException {
    for (int first = 0; first < count; first += BATCH) {
      try (Pass pass = Pass.withoutGradients()) {
        forward(model, pass, observer, plain(model, data, first, Math.min(first + BATCH, count)));
      }
    }
  }

  private static Batch plain(TrainableNetwork model, Dataset<float[]> data, int first, int end)
      throws IOException {
    return Batch.of(
        data,
        IntStream.range(first, end).boxed().toList(),
        model.network().inputs().get(0).operand().shape(),
        Augmentation.none(),
        new SplittableRandom(0));
  }

  private static ForwardPass forward(
      TrainableNetwork model, Pass pass, Observer observer, Batch batch) {
    Input input = model.network().inputs().get(0);
    return model.forward(
        pass, ForwardPass.Mode.EVALUATION, observer, Map.of(input.name(), batch.inputs()));
  }
}
