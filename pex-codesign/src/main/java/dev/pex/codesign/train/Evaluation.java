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

/** Shows a network examples as they are, and it learns nothing. */
record Evaluation(TrainableNetwork model, Observer observer) {
  private static final int BATCH = 250;

  /** Gets what the network makes of some examples. */
  interface Receiver {
    void batch(Batch batch, ForwardPass forward);
  }

  /** Shows the first examples of a dataset, in batches. */
  void show(Dataset<float[]> data, int count, Receiver receiver) throws IOException {
    Input input = model.network().inputs().get(0);
    for (int first = 0; first < count; first += BATCH) {
      Batch batch =
          Batch.of(
              data,
              IntStream.range(first, Math.min(first + BATCH, count)).boxed().toList(),
              input.operand().shape(),
              Augmentation.none(),
              new SplittableRandom(0));
      try (Pass pass = Pass.withoutGradients()) {
        Map<String, float[]> inputs = Map.of(input.name(), batch.inputs());
        receiver.batch(batch, model.forward(pass, ForwardPass.Mode.EVALUATION, observer, inputs));
      }
    }
  }
}
