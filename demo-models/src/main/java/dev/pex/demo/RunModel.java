package dev.pex.demo;

import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Compiles a {@code .tflite} and shows what goes in, what comes out, the arena and the plan. */
final class RunModel {
  private static final int SHOWN_SCORES = 5;

  private final Checkout checkout;
  private final PrintStream out;

  RunModel(Checkout checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  /**
   * What a model said.
   *
   * @param label the label of the highest output
   * @param agreed whether Java and C computed the same, here and on the Cortex-M4
   */
  record Answer(String label, boolean agreed) {}

  /**
   * Shows everything.
   *
   * @throws IOException with a sentence for the user, if a file is not what it should be
   */
  Answer run(Path file, Path stimulusFile, Labels labels) throws IOException {
    CompiledModel model = CompiledModel.of(file, checkout);
    GeneratedNetwork network = model.network();
    Stimulus stimulus = Stimulus.read(stimulusFile, network.input());
    out.print(stimulus.drawing());
    byte[] scores = network.scores(stimulus.values());
    List<Integer> order = Labels.descending(scores);
    String best = labels.name(order.get(0));
    out.printf(Locale.ROOT, "%s on %s: %s%n", file.getFileName(), stimulusFile.getFileName(), best);
    order.stream()
        .limit(SHOWN_SCORES)
        .forEach(i -> printScore(labels.name(i), network.output(), scores[i]));
    ModelReport report = new ModelReport(checkout, out);
    report.printPlan(network);
    boolean agreed = report.printRuns(network, List.of(stimulus.values()));
    out.println(network.plan().draw());
    model.warnings().forEach(warning -> out.println("  " + warning));
    out.println("  C sources  " + checkout.root().relativize(network.c()));
    return new Answer(best, agreed);
  }

  private void printScore(String label, TensorInfo output, byte score) {
    out.printf(Locale.ROOT, "  %10s %8.4f  (%d)%n", label, output.dequantize(score), score);
  }
}
