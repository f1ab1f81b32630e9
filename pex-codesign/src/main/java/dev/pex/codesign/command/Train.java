package dev.pex.codesign.command;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.file.FileMistake;
import dev.pex.codesign.measure.OutputsDiffer;
import dev.pex.codesign.train.ProgressBar;
import dev.pex.codesign.train.TrainingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Trains a model and writes its weights. */
public final class Train {
  private static final String USAGE =
      "usage: train Model.java recipe.properties folder-of-weights work-folder";

  /** The system property that says whether somebody watches. */
  private static final String TERMINAL = "pex.terminal";

  private Train() {}

  /** Ends with 0 once the weights are written, 1 if they cannot be, 2 after wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments, System.out, System.err));
  }

  /** Trains. */
  static int exitCode(String[] arguments, PrintStream out, PrintStream errors) {
    if (arguments.length != 4) {
      errors.println(USAGE);
      return 2;
    }
    try {
      new Training(
              new ModelSource(Path.of(arguments[0])),
              RecipeFile.read(Path.of(arguments[1])),
              Path.of(arguments[3]),
              new ProgressBar(out, Boolean.getBoolean(TERMINAL), System::nanoTime),
              out)
          .run(Path.of(arguments[2]));
      return 0;
    } catch (IOException e) {
      errors.println(FileMistake.sentence(e));
    } catch (TrainingException | OutputsDiffer e) {
      errors.println(e.getMessage());
    }
    return 1;
  }
}
