package dev.pex.demo;

import dev.pex.codesign.file.FileMistake;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The demonstration. Without arguments it shows trained models of this module what they have never
 * seen, says what Pex made of the others, and runs published models where they are; with a {@code
 * .tflite} and a picture or sound it runs these.
 */
public final class Demo {
  private static final long SEED = 1;
  private static final int SPOKEN_WORDS = 12;
  private static final String USAGE =
      "usage: demo                                            the models of this project\n"
          + "       demo sound.wav                                 the keyword spotter listens to it\n"
          + "       demo model.tflite picture|sound.wav|features.bin [labels]\n"
          + "labels: words separated by commas, or a file with one on each line";

  private final Checkout checkout;
  private final PrintStream out;

  Demo(Checkout checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  /** Ends with 0 if everything agreed, 1 if not, 2 after wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments, System.out, System.err));
  }

  /** Runs the demonstration. */
  static int exitCode(String[] arguments, PrintStream out, PrintStream errors) {
    boolean listens = arguments.length == 1 && arguments[0].endsWith(".wav");
    if (arguments.length > 3 || arguments.length == 1 && !listens) {
      errors.println(USAGE);
      return 2;
    }
    Demo demo = new Demo(Checkout.find(), out);
    try {
      return demo.run(List.of(arguments)) ? 0 : 1;
    } catch (IOException e) {
      errors.println(FileMistake.sentence(e));
      return 1;
    }
  }

  private boolean run(List<String> arguments) throws IOException {
    return switch (arguments.size()) {
      case 0 -> runAll();
      case 1 -> new Listening(checkout, out).run(Path.of(arguments.get(0)));
      default -> runGiven(arguments);
    };
  }

  private boolean runGiven(List<String> arguments) throws IOException {
    Path model = Path.of(arguments.get(0));
    Labels labels = arguments.size() == 3 ? Labels.parse(arguments.get(2)) : Labels.of(model);
    return new RunModel(checkout, out).run(model, Path.of(arguments.get(1)), labels).agreed();
  }

  private boolean runAll() throws IOException {
    boolean agreed = true;
    for (TrainedModel trained : TrainedModel.ALL) {
      out.println();
      agreed &= new Showcase(checkout, out).show(trained);
    }
    ModelReport report = new ModelReport(checkout, out);
    for (DemoModel model : TrainedModel.untrained()) {
      out.println("\n" + model + ", placeholder weights, one random input (seed " + SEED + ")");
      GeneratedNetwork network = model.generated();
      report.printPlan(network);
      agreed &= report.printRuns(network, List.of(network.randomInput(SEED)));
    }
    out.println();
    agreed &= new Listening(checkout, out).run(SPOKEN_WORDS, SEED);
    agreed &= runPublished();
    out.println(agreed ? "\nEverything agrees." : "\nSomething does not agree; see above.");
    return agreed;
  }

  private boolean runPublished() throws IOException {
    boolean agreed = true;
    for (PublishedRun run : PublishedRun.ALL) {
      Optional<List<Path>> files = run.files(checkout);
      if (files.isEmpty()) {
        out.println("\n(" + run.model() + " on " + run.stimulus() + ": not here, so not run)");
        continue;
      }
      Path model = files.get().get(0);
      out.println();
      RunModel.Answer answer =
          new RunModel(checkout, out).run(model, files.get().get(1), Labels.of(model));
      if (!answer.label().equals(run.answer())) {
        out.println("  WRONG: it is '" + run.answer() + "'");
      }
      agreed &= answer.agreed() && answer.label().equals(run.answer());
    }
    return agreed;
  }
}
