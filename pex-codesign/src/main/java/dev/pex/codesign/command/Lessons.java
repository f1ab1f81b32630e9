package dev.pex.codesign.command;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.file.WholeFile;
import dev.pex.codesign.measure.Accuracy;
import dev.pex.codesign.measure.Int8Accuracy;
import dev.pex.codesign.measure.OutputsDiffer;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.quantize.Quantizations;
import dev.pex.codesign.quantize.Quantizer;
import dev.pex.codesign.train.Calibration;
import dev.pex.codesign.train.Companion;
import dev.pex.codesign.train.FakeQuantization;
import dev.pex.codesign.train.Progress;
import dev.pex.codesign.train.Recipe;
import dev.pex.codesign.train.Score;
import dev.pex.codesign.train.Trainer;
import dev.pex.codesign.train.TrainingException;
import dev.pex.processor.tflite.TfliteWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What is learnt of one model, step by step; each step goes on where it was interrupted. */
final class Lessons {
  /** Examples whose ranges are noted. */
  private static final int CALIBRATION = 2_000;

  private final RecipeFile recipe;
  private final Network network;
  private final Examples examples;
  private final Path work;
  private final Progress progress;
  private final PrintStream out;

  private Lessons(
      RecipeFile recipe,
      Network network,
      Examples examples,
      Path work,
      Progress progress,
      PrintStream out) {
    this.recipe = recipe;
    this.network = network;
    this.examples = examples;
    this.work = work;
    this.progress = progress;
    this.out = out;
  }

  /**
   * The lessons of a network.
   *
   * @param work a folder for what a step leaves behind
   */
  static Lessons of(
      RecipeFile recipe, Network network, Path work, Progress progress, PrintStream out)
      throws IOException {
    Examples examples =
        new ExampleSource(
                recipe, recipe.augmentation(), network.inputs().get(0).quantization(), out)
            .examples(work.resolveSibling("words"));
    return new Lessons(recipe, network, examples, work, progress, out);
  }

  /** The same lessons, which leave behind in another folder what they come to. */
  Lessons in(Path folder) {
    return new Lessons(recipe, network, examples, folder, progress, out);
  }

  /** The network with float weights that it learnt from the beginning. */
  TrainableNetwork trained() throws IOException, TrainingException {
    TrainableNetwork floats = TrainableNetwork.untrained(network, new Random(recipe.seed()));
    train("float", floats, Companion.of(Observer.NONE), recipe.recipe());
    return floats;
  }

  /**
   * Trains a network.
   *
   * @param name of the lesson and its checkpoint
   */
  void train(String name, TrainableNetwork learning, Companion companion, Recipe how)
      throws IOException, TrainingException {
    print("%s network", name);
    new Trainer(learning, companion, examples.training(), how, progress)
        .train(work.resolve(name + ".checkpoint"));
  }

  /**
   * The {@code .tflite} of a trained network, which learns to live with int8.
   *
   * @param name of that lesson
   */
  byte[] int8(String name, TrainableNetwork floats) throws IOException, TrainingException {
    TrainableNetwork folded = floats.folded();
    Quantizations quantizations = calibrated(folded);
    Optional<Recipe> fineTuning = recipe.fineTuning();
    if (fineTuning.isPresent()) {
      Companion rounding = Companion.of(new FakeQuantization(quantizations));
      train(name, folded, rounding, fineTuning.get());
    }
    return new TfliteWriter().write(Quantizer.quantize(folded.weights(), quantizations));
  }

  private Quantizations calibrated(TrainableNetwork learnt) throws IOException {
    Dataset<float[]> data = examples.training().training();
    int count = Math.min(CALIBRATION, data.size());
    return Quantizations.of(learnt.network(), Calibration.ranges(learnt, data, count));
  }

  /** Prints how often a network is right, in float and in int8; returns the latter. */
  Accuracy report(TrainableNetwork floats, byte[] tflite, CompiledModel compiled)
      throws IOException, OutputsDiffer {
    Int8Accuracy int8 = Int8Accuracy.of(tflite, compiled.executor(), examples.test());
    print("accuracy on test examples");
    print("  float                         %s", accuracy(floats));
    print("  int8, TensorFlow Lite         %s", int8.tflite());
    print("  int8, generated executor      %s, the same bytes", int8.executor());
    return int8.executor();
  }

  /** How often a float network is right. */
  Accuracy accuracy(TrainableNetwork floats) throws IOException {
    int all = examples.test().size();
    double share = Score.of(floats, Observer.NONE, examples.test()).accuracy();
    return new Accuracy((int) Math.round(share * all), all);
  }

  /** Writes a file, and says so. */
  void write(Path file, byte[] content) throws IOException {
    WholeFile.write(file, content);
    print("%,d B written to '%s'", content.length, file);
  }

  void print(String format, Object... parts) {
    out.println(String.format(Locale.ROOT, format, parts));
  }
}
