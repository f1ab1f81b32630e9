package dev.pex.codesign.command;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.file.WholeFile;
import dev.pex.codesign.measure.OutputsDiffer;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.train.Progress;
import dev.pex.codesign.train.TrainingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** From a class without weights to its weights: trains, quantises, trains on, measures. */
final class Training {
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
    recipe.check();
    CompiledModel untrained = model.withPlaceholders(work.resolve("placeholders"));
    checkNamesWeights(untrained);
    Lessons lessons = Lessons.of(recipe, untrained.network(), work, progress, out);
    TrainableNetwork floats = lessons.trained();
    byte[] tflite = lessons.int8("int8", floats);
    String name = untrained.name() + ".tflite";
    Path weights = work.resolve("weights");
    WholeFile.write(weights.resolve(name), tflite);
    lessons.report(floats, tflite, model.withWeights(weights, work.resolve("trained")));
    lessons.write(folder.resolve(name), tflite);
  }

  /** Refuses a class that would not find its weights, before it is trained for long. */
  private void checkNamesWeights(CompiledModel untrained) throws IOException {
    model.withWeights(untrained.files(), work.resolve("trained"));
  }
}
