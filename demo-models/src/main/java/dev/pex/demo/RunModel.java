package dev.pex.demo;

import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Compiles a {@code .tflite} and shows what goes in, what comes out, the arena and the plan.
 *
 * <pre>{@code run-model model.tflite picture.bmp [label,label,...]}</pre>
 */
public final class RunModel {
  private static final int SHOWN_SCORES = 5;

  private final PrintStream out;

  RunModel(PrintStream out) {
    this.out = out;
  }

  /** Model, picture, sound or features, and perhaps labels separated by commas. */
  public static void main(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println(
          "usage: model.tflite picture.bmp|sound.wav|features.bin [label,label,...]");
      System.exit(2);
      return;
    }
    try {
      Path model = Path.of(arguments[0]);
      Labels labels =
          arguments.length == 3
              ? new Labels(List.of(arguments[2].split(",", -1)))
              : Labels.of(model);
      new RunModel(System.out).run(model, Path.of(arguments[1]), labels);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Shows everything and gives the label of the highest output. */
  String run(Path file, Path stimulusFile, Labels labels) throws IOException {
    CompiledModel model = CompiledModel.of(file);
    Stimulus stimulus = Stimulus.read(stimulusFile, model.input());
    out.println(stimulus.drawing());
    byte[] scores = model.run(stimulus.values());
    String best = printScores(model.output(), scores, labels);
    out.printf(
        Locale.ROOT, "%n%s on %s: %s%n%n", file.getFileName(), stimulusFile.getFileName(), best);
    printPlan(model);
    return best;
  }

  private String printScores(TensorInfo output, byte[] scores, Labels labels) {
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> -scores[i]))
            .toList();
    order.stream()
        .limit(SHOWN_SCORES)
        .forEach(
            i ->
                out.printf(
                    Locale.ROOT,
                    "%14s %8.4f  (%d)%n",
                    labels.name(i),
                    output.dequantize(scores[i]),
                    scores[i]));
    return labels.name(order.get(0));
  }

  private void printPlan(CompiledModel model) throws IOException {
    Plan plan = Plan.read(model.generatedC().resolve("plan.json"));
    out.println(plan.summary());
    out.println(plan.draw());
    model.notes().forEach(out::println);
    out.println("C sources: " + model.generatedC());
  }
}
