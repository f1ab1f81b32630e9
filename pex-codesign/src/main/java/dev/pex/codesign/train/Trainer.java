package dev.pex.codesign.train;

import dev.pex.codesign.model.ForwardPass;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Trains a classifier of one input. */
public final class Trainer {
  private final TrainableNetwork model;
  private final Companion companion;
  private final TrainingData data;
  private final Recipe recipe;
  private final Progress progress;
  private final Input input;

  /**
   * A trainer of a model.
   *
   * @param companion sees, and may change, all tensors
   * @throws TrainingException if the network does not fit to the data
   */
  public Trainer(
      TrainableNetwork model,
      Companion companion,
      TrainingData data,
      Recipe recipe,
      Progress progress)
      throws TrainingException {
    this.model = model;
    this.companion = companion;
    this.data = data;
    this.recipe = recipe;
    this.progress = progress;
    checkEnds(model.network());
    this.input = model.network().inputs().get(0);
  }

  private void checkEnds(Network network) throws TrainingException {
    if (network.inputs().size() != 1 || network.outputs().size() != 1) {
      throw new TrainingException(
          "'%s' has %d inputs and %d outputs; a classifier has one of each"
              .formatted(network.name(), network.inputs().size(), network.outputs().size()));
    }
    Shape scores = network.outputs().get(0).operand().shape();
    int outputs = scores.height() * scores.width() * scores.channels();
    if (outputs != data.training().classes().size()) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "'%s' has %,d scores, but the data has %,d classes",
              network.name(),
              outputs,
              data.training().classes().size()));
    }
  }

  /**
   * Trains to the end, or until the validation accuracy has not risen for long; the model then has
   * the parameters of its best epoch, of those after which it may stay as it is.
   *
   * @param checkpoint a file that is written after every epoch; if it is there, training goes on
   *     from it and comes to the same result
   * @return the validation accuracy of the best epoch
   * @throws TrainingException if the loss is not a number any more
   */
  public double train(Path checkpoint) throws IOException, TrainingException {
    TrainingState state = start();
    Checkpoint file =
        new Checkpoint(checkpoint, Fingerprint.of(model, companion.observer(), data, recipe));
    file.readInto(state);
    if (state.epochs() > 0) {
      progress.resumed(state.epochs(), recipe.schedule().epochs());
    }
    while (!isDone(state)) {
      double loss = epoch(state);
      Score validation = Score.of(model, companion.observer(), data.validation());
      checkLoss(validation.loss(), state);
      boolean mayStay = companion.endEpoch(state.epochs() + 1, validation);
      state.add(validation.accuracy(), mayStay);
      file.write(state);
      progress.epoch(state.epochs(), recipe.schedule().epochs(), loss, validation);
    }
    state.takeBest();
    return state.bestAccuracy();
  }

  private TrainingState start() {
    return new TrainingState(
        model.parameters(),
        new Optimizer(model.parameters(), recipe.rule(), recipe.regularization().weightDecay()),
        companion.numbers());
  }

  private boolean isDone(TrainingState state) {
    return state.epochs() == recipe.schedule().epochs()
        || state.epochs() - state.bestEpoch() >= recipe.regularization().patience();
  }

  /** Shows every example once, but for a rest that fills no batch; returns the mean loss. */
  private double epoch(TrainingState state) throws IOException, TrainingException {
    Random random = new Random(31 * recipe.seed() + state.epochs());
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, data.training().size()).boxed().toList());
    Collections.shuffle(order, random);
    int size = Math.min(recipe.batchSize(), order.size());
    int steps = order.size() / size;
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      Batch batch =
          Batch.of(
              data.training(),
              order.subList(step * size, (step + 1) * size),
              input.operand().shape(),
              data.augmentation(),
              random);
      sum += step(batch, state, (long) steps * recipe.schedule().epochs());
      progress.step(
          state.optimizer().steps(), (long) steps * recipe.schedule().epochs(), sum / (step + 1));
    }
    return sum / steps;
  }

  /** Learns one batch; returns its loss. */
  private double step(Batch batch, TrainingState state, long steps) throws TrainingException {
    try (Pass pass = Pass.withGradients()) {
      ForwardPass forward =
          model.forward(
              pass,
              ForwardPass.Mode.TRAINING,
              companion.observer(),
              Map.of(input.name(), batch.inputs()));
      Tensor loss =
          new CrossEntropy(batch, recipe.regularization().labelSmoothing()).of(forward.logits());
      double value = loss.values()[0];
      checkLoss(value, state);
      pass.backward(loss);
      Optimizer optimizer = state.optimizer();
      optimizer.step(forward, recipe.schedule().rate(optimizer.steps(), steps));
      companion.learn(optimizer.steps(), steps);
      return value;
    }
  }

  private void checkLoss(double loss, TrainingState state) throws TrainingException {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "the loss is %s in epoch %d; a learning rate below %s may help"
              .formatted(loss, state.epochs() + 1, recipe.schedule().learningRate()));
    }
  }
}
