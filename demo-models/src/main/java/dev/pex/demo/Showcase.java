package dev.pex.demo;

import dev.pex.codesign.data.Example;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a trained model examples that it has never seen, and what it takes them for. */
final class Showcase {
  private static final int SHOWN = 3;
  private static final int SHOWN_SCORES = 2;

  private final Checkout checkout;
  private final PrintStream out;

  Showcase(Checkout checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  /**
   * Shows some examples, counts on many, and runs those shown in all ways.
   *
   * @return whether all ways agree
   */
  boolean show(TrainedModel trained) throws IOException {
    GeneratedNetwork network = trained.model().generated();
    TestExamples tests = trained.tests().of(network.input());
    List<List<String>> panels = new ArrayList<>();
    List<byte[]> inputs = new ArrayList<>();
    for (int index = 0; index < SHOWN; index++) {
      Example<float[]> example = tests.examples().example(index);
      byte[] input = network.input().quantize(example.content());
      inputs.add(input);
      panels.add(panel(network, tests, input, example.label()));
    }
    out.println(
        trained.model() + ", trained on " + trained.subject() + ", on what it has never seen:\n");
    out.println(SideBySide.of(panels));
    ModelReport report = new ModelReport(checkout, out);
    report.print("accuracy", tests.accuracy(network) + " of its first tests");
    report.printPlan(network);
    return report.printRuns(network, inputs);
  }

  /** A picture, and below it the greatest scores. */
  private static List<String> panel(
      GeneratedNetwork network, TestExamples tests, byte[] input, int label) {
    List<String> classes = tests.examples().classes();
    List<String> lines =
        new ArrayList<>(tests.picture(input, network.input()).draw().lines().toList());
    byte[] scores = network.scores(input);
    for (int best : Labels.descending(scores).subList(0, SHOWN_SCORES)) {
      float score = network.output().dequantize(scores[best]);
      lines.add(text("%-14s %5.1f %%", classes.get(best), 100 * score));
    }
    lines.add("it is: " + classes.get(label));
    return lines;
  }

  private static String text(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
