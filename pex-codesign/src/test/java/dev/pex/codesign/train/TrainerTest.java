package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.SmallNetworks;
import dev.pex.codesign.model.TrainableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network learns; what is interrupted ends the same; what cannot go on says why. */
final class TrainerTest {
  private static final TrainingData DATA =
      new TrainingData(
          new Blobs(320, 1),
          new Blobs(100, 2),
          Augmentation.all(new Augmentation.Shift(1), new Augmentation.Cutout(2)));

  private Path checkpoint;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    checkpoint = folder.resolve("training.checkpoint");
  }

  @Test
  void aSmallNetworkLearnsWithEitherRule() throws Exception {
    for (UpdateRule rule : UpdateRule.values()) {
      Files.deleteIfExists(checkpoint);
      TrainableNetwork model = untrained();
      double before = Score.of(model, Observer.NONE, new Blobs(200, 3)).accuracy();
      Recipe recipe = recipe(6, rule == UpdateRule.SGD ? 0.05 : 0.01, rule, 100);
      double accuracy = trainer(model, DATA, recipe, Progress.SILENT).train(checkpoint);
      assertThat(before).isLessThan(0.6);
      assertThat(accuracy).as("%s", rule).isGreaterThan(0.9);
      assertThat(Score.of(model, Observer.NONE, DATA.validation()).accuracy()).isEqualTo(accuracy);
      assertThat(Score.of(model, Observer.NONE, new Blobs(200, 3)).accuracy()).isGreaterThan(0.9);
    }
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws Exception {
    List<float[]> first = trained(checkpoint);
    Files.delete(checkpoint);
    assertSame(trained(checkpoint), first);
  }

  @Test
  void anInterruptedTrainingEndsTheSame() throws Exception {
    List<float[]> uninterrupted = trained(checkpoint);
    for (int interruption : List.of(3, 11, 27)) {
      Files.delete(checkpoint);
      Progress interrupting = new Interruption(interruption);
      assertThatThrownBy(() -> trainer(untrained(), DATA, adam(4), interrupting).train(checkpoint))
          .hasMessage("interrupted");
      assertSame(trained(checkpoint), uninterrupted);
    }
  }

  @Test
  void aTrainingThatGoesOnSaysAfterWhichEpoch() throws Exception {
    List<String> resumed = new ArrayList<>();
    Progress noting =
        new Progress() {
          @Override
          public void resumed(int epoch, int epochs) {
            resumed.add(epoch + " of " + epochs);
          }
        };
    assertThatThrownBy(
            () -> trainer(untrained(), DATA, adam(4), new Interruption(27)).train(checkpoint))
        .hasMessage("interrupted");
    trainer(untrained(), DATA, adam(4), noting).train(checkpoint);
    assertThat(resumed).containsExactly("2 of 4");
    Files.delete(checkpoint);
    trainer(untrained(), DATA, adam(4), noting).train(checkpoint);
    assertThat(resumed).hasSize(1);
  }

  @Test
  void aFinishedTrainingIsNotRepeated() throws Exception {
    List<float[]> weights = trained(checkpoint);
    TrainableNetwork model = untrained();
    trainer(model, DATA, adam(4), new Interruption(1)).train(checkpoint);
    assertSame(values(model), weights);
  }

  @Test
  void checkpointsOfOtherTrainingsAreRefused() throws Exception {
    trained(checkpoint);
    assertRefused(trainer(untrained(), DATA, adam(5), Progress.SILENT));
    assertRefused(
        new Trainer(untrained(), Companion.of(new Another()), DATA, adam(4), Progress.SILENT));
  }

  @Test
  void checkpointsOfOtherDataOfTheSameSizeAreRefused() throws Exception {
    trained(checkpoint);
    Dataset<float[]> training = DATA.training();
    Dataset<float[]> validation = DATA.validation();
    assertRefusedFor(new Blobs(320, 9), validation);
    assertRefusedFor(training, new Blobs(100, 9));
    assertRefusedFor(new Relabelled(training, 0), validation);
    assertRefusedFor(training, new Relabelled(validation, 99));
  }

  private void assertRefusedFor(Dataset<float[]> training, Dataset<float[]> validation)
      throws Exception {
    TrainingData data = new TrainingData(training, validation, DATA.augmentation());
    assertRefused(trainer(untrained(), data, adam(4), Progress.SILENT));
  }

  /** Changes nothing, but another one could. */
  private record Another() implements Observer {}

  private void assertRefused(Trainer trainer) {
    assertThatThrownBy(() -> trainer.train(checkpoint))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "'%s' is of a training with another network, recipe or data; without it, training starts anew",
            checkpoint);
  }

  @Test
  void damagedCheckpointsAreRefused() throws Exception {
    trained(checkpoint);
    byte[] whole = Files.readAllBytes(checkpoint);
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    for (byte[] content : List.of(changed, Arrays.copyOf(whole, whole.length - 1), new byte[0])) {
      Files.write(checkpoint, content);
      assertThatThrownBy(() -> trained(checkpoint))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "'%s' is not a whole checkpoint; without it, training starts anew", checkpoint);
    }
  }

  @Test
  void trainingEndsEarlyAndKeepsTheBestEpoch() throws Exception {
    List<Double> accuracies = new ArrayList<>();
    Progress noting =
        new Progress() {
          @Override
          public void epoch(int epoch, int epochs, double loss, Score validation) {
            accuracies.add(validation.accuracy());
          }
        };
    TrainableNetwork model = untrained();
    Recipe recipe = recipe(200, 0.02, UpdateRule.ADAM, 3);
    double best = trainer(model, DATA, recipe, noting).train(checkpoint);
    int bestEpoch = accuracies.indexOf(best);
    assertThat(accuracies.stream().mapToDouble(Double::doubleValue).max()).hasValue(best);
    assertThat(accuracies).hasSize(bestEpoch + 1 + 3).hasSizeLessThan(200);
    assertThat(Score.of(model, Observer.NONE, DATA.validation()).accuracy()).isEqualTo(best);
  }

  @Test
  void aLossThatIsNoNumberStopsTheTraining() {
    TrainableNetwork model = untrained();
    model.parameters().get(0).values()[0] = Float.NaN;
    assertThatThrownBy(() -> trainer(model, DATA, adam(4), Progress.SILENT).train(checkpoint))
        .isInstanceOf(TrainingException.class)
        .hasMessage("the loss is NaN in epoch 1; a learning rate below 0.01 may help");
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void otherClassesAreRefused() {
    Dataset<float[]> other = new One(List.of("yes", "no"), 80);
    TrainingData data = new TrainingData(other, other, DATA.augmentation());
    assertThatThrownBy(() -> trainer(untrained(), data, adam(4), Progress.SILENT))
        .isInstanceOf(TrainingException.class)
        .hasMessage("'SmallImage' has 4 scores, but the data has 2 classes");
    assertThatThrownBy(
            () -> new TrainingData(DATA.training(), data.validation(), DATA.augmentation()))
        .hasMessageStartingWith("examples to learn are of [top left,")
        .hasMessageEndingWith(", but those for validation of [yes, no]");
  }

  @Test
  void examplesOfAnotherSizeAreRefused() throws Exception {
    Dataset<float[]> large = new One(DATA.training().classes(), 81);
    TrainingData data = new TrainingData(large, large, DATA.augmentation());
    Trainer trainer = trainer(untrained(), data, adam(4), Progress.SILENT);
    assertThatThrownBy(() -> trainer.train(checkpoint))
        .isInstanceOf(IOException.class)
        .hasMessage("example 0 has 81 features, but the network's input has 8x5x2");
  }

  private static List<float[]> trained(Path checkpoint) throws IOException, TrainingException {
    TrainableNetwork model = untrained();
    trainer(model, DATA, adam(4), Progress.SILENT).train(checkpoint);
    return values(model);
  }

  private static Trainer trainer(
      TrainableNetwork model, TrainingData data, Recipe recipe, Progress progress)
      throws TrainingException {
    return new Trainer(model, Companion.of(Observer.NONE), data, recipe, progress);
  }

  private static TrainableNetwork untrained() {
    return TrainableNetwork.untrained(SmallNetworks.image(), new Random(7));
  }

  private static Recipe adam(int epochs) {
    return recipe(epochs, 0.01, UpdateRule.ADAM, 100);
  }

  private static Recipe recipe(int epochs, double rate, UpdateRule rule, int patience) {
    return new Recipe(
        new CosineSchedule(epochs, rate, 0.1),
        rule,
        new Regularization(0.01, 0.05, patience),
        32,
        5);
  }

  private static List<float[]> values(TrainableNetwork model) {
    return model.parameters().stream().map(Parameter::values).toList();
  }

  private static void assertSame(List<float[]> found, List<float[]> expected) {
    assertThat(found.toArray(float[][]::new)).isDeepEqualTo(expected.toArray(float[][]::new));
  }

  /** Fails after so many steps. */
  private record Interruption(int steps) implements Progress {
    @Override
    public void step(long step, long all, double loss) {
      if (step % steps == 0) {
        throw new IllegalStateException("interrupted");
      }
    }
  }

  /** Examples of which one has another label. */
  private record Relabelled(Dataset<float[]> original, int other) implements Dataset<float[]> {
    @Override
    public List<String> classes() {
      return original.classes();
    }

    @Override
    public int size() {
      return original.size();
    }

    @Override
    public Example<float[]> example(int index) throws IOException {
      Example<float[]> example = original.example(index);
      int label = (example.label() + (index == other ? 1 : 0)) % classes().size();
      return new Example<>(example.content(), label);
    }
  }

  /** One example with features of this size. */
  private record One(List<String> classes, int features) implements Dataset<float[]> {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public Example<float[]> example(int index) {
      return new Example<>(new float[features], 0);
    }
  }
}
