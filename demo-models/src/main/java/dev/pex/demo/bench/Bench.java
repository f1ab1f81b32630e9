package dev.pex.demo.bench;

import dev.pex.demo.BoardRun;
import dev.pex.demo.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures models on boards. */
public final class Bench {
  private static final String PAGE = "docs/benchmarks.md";

  private final Checkout checkout;
  private final BenchArguments arguments;
  private final PrintStream out;

  Bench(Checkout checkout, BenchArguments arguments, PrintStream out) {
    this.checkout = checkout;
    this.arguments = arguments;
    this.out = out;
  }

  /** Measures what the arguments ask for. */
  public static void main(String[] words) throws IOException {
    Checkout checkout = Checkout.find();
    BenchArguments arguments = BenchArguments.parse(List.of(words), checkout.publishedModels());
    Bench bench = new Bench(checkout, arguments, System.out);
    if (arguments.layersOf().isPresent()) {
      bench.showLayers(arguments.layersOf().get());
    } else {
      bench.writePage();
    }
  }

  /** Measures models on the cores, and writes the figures of each into docs/benchmarks.md. */
  private void writePage() throws IOException {
    BenchPage page = new BenchPage(checkout.root().resolve(PAGE));
    for (BoardCore core : arguments.cores()) {
      for (BenchModel model : arguments.measured()) {
        page.put(core, measure(core, model));
      }
    }
  }

  private List<Measurement> measure(BoardCore core, BenchModel model) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (PlanKind kind : PlanKind.values()) {
      Measurement measured = Measurement.of(checkout, model, kind, core);
      print(core, measured);
      measurements.add(measured);
    }
    return measurements;
  }

  private void print(BoardCore core, Measurement measured) {
    BoardRun run = measured.run();
    out.printf(
        Locale.ROOT,
        "%-14s %-23s %-9s %,13d instructions, %.2f per MAC, arena %,d B%n",
        core.name(),
        measured.model().name(),
        measured.kind(),
        run.instructions(),
        measured.instructionsPerMac(),
        run.figure("arena_bytes"));
  }

  /** Prints what each operator of a model costs in its smallest plan. */
  private void showLayers(String name) throws IOException {
    BenchModel model = BenchModel.named(name, arguments.published());
    for (BoardCore core : arguments.cores()) {
      out.printf("%s on %s%n", name, core.name());
      BoardRun run = Measurement.profile(checkout, model, PlanKind.SMALLEST, core);
      run.operators().forEach((operator, count) -> printLayer(operator, count, run));
      long counted = run.operators().values().stream().mapToLong(Long::longValue).sum();
      printLayer("between them", run.instructions() - counted, run);
    }
  }

  private void printLayer(String operator, long instructions, BoardRun run) {
    double share = 100.0 * instructions / run.instructions();
    out.printf(Locale.ROOT, "  %-40s %,13d  %5.1f %%%n", operator, instructions, share);
  }
}
