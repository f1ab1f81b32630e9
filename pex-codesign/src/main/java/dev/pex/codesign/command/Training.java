package dev.pex.codesign.command;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
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
import dev.pex.codesign.train.Augmentation;
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

/** From a class without weights to its weights: trains, quantises, trains on, measures. */
final class Training {
  /** Examples whose ranges are noted. */
  private static final int CALIBRATION = 2_000;

  private final ModelSource model;
  private final RecipeFile recipe;
  private final Path work;
  private final Progress progress;
  private final PrintStream out;

  /**
   * A training.
   *
   * @param work a folder from which an interrupted training goes on
   */
  Training(ModelSource model, RecipeFile recipe, Path work, Progress progress, PrintStream out) {
    this.model = model;
    this.recipe = recipe;
    this.work = work;
    this.progress = progress;
    this.out = out;
  }

  /**
   * Trains, and writes the weights once all is done.
   *
   * @param folder of the {@code .tflite} that the model names
   */
  void run(Path folder) throws IOException, TrainingException, OutputsDiffer {
    Recipe training = recipe.recipe();
    Optional<Recipe> fineTuning = recipe.fineTuning();
    Augmentation augmentation = recipe.augmentation();
    CompiledModel untrained = model.withPlaceholders(work.resolve("placeholders"));
    checkNamesWeights(untrained);
    Network network = untrained.network();
    Examples examples =
        new ExampleSource(recipe, augmentation, network.inputs().get(0).quantization(), out)
            .examples(work.resolveSibling("words"));
    TrainableNetwork floats = TrainableNetwork.untrained(network, new Random(recipe.seed()));
    train("float", floats, Observer.NONE, examples, training);
    TrainableNetwork folded = floats.folded();
    Quantizations quantizations = calibrated(folded, examples);
    if (fineTuning.isPresent()) {
      train("int8", folded, new FakeQuantization(quantizations), examples, fineTuning.get());
    }
    byte[] tflite = new TfliteWriter().write(Quantizer.quantize(folded.weights(), quantizations));
    String name = untrained.name() + ".tflite";
    Path weights = work.resolve("weights");
    WholeFile.write(weights.resolve(name), tflite);
    CompiledModel trained = model.withWeights(weights, work.resolve("trained"));
    Score score = Score.of(floats, Observer.NONE, examples.test());
    report(score, Int8Accuracy.of(tflite, trained.executor(), examples.test()));
    Path file = folder.resolve(name);
    WholeFile.write(file, tflite);
    print("%,d B written to '%s'", tflite.length, file);
  }

  /** Refuses a class that would not find its weights, before it is trained for long. */
  private void checkNamesWeights(CompiledModel untrained) throws IOException {
    model.withWeights(untrained.files(), work.resolve("trained"));
  }

  private void train(
      String name, TrainableNetwork network, Observer observer, Examples examples, Recipe recipe)
      throws IOException, TrainingException {
    print("%s network", name);
    new Trainer(network, Companion.of(observer), examples.training(), recipe, progress)
        .train(work.resolve(name + ".checkpoint"));
  }

  private static Quantizations calibrated(TrainableNetwork network, Examples examples)
      throws IOException {
    Dataset<float[]> data = examples.training().training();
    int count = Math.min(CALIBRATION, data.size());
    return Quantizations.of(network.network(), Calibration.ranges(network, data, count));
  }

  private void report(Score floats, Int8Accuracy int8) {
    int right = (int) Math.round(floats.accuracy() * int8.executor().examples());
    print("accuracy on test examples");
    print("  float                         %s", new Accuracy(right, int8.executor().examples()));
    print("  int8, TensorFlow Lite         %s", int8.tflite());
    print("  int8, generated executor      %s, the same bytes", int8.executor());
  }

  private void print(String format, Object... parts) {
    out.println(String.format(Locale.ROOT, format, parts));
  }
}
