package dev.pex.demo.bench;

import dev.pex.demo.BoardRun;
import dev.pex.demo.Checkout;
import dev.pex.demo.Plan;
import dev.pex.demo.TfliteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one inference costs.
 *
 * @param macs multiply-accumulates of the model as it was written
 */
record Measurement(BenchModel model, PlanKind kind, long macs, BoardRun run) {
  /**
   * Compiles a model for a core, with javac and then gcc, and runs it on zeros.
   *
   * @param options more for {@code firmware/run}
   */
  static Measurement of(
      Checkout checkout, BenchModel model, PlanKind kind, BoardCore core, String... options)
      throws IOException {
    Path c = compile(checkout, model, kind, core);
    Plan plan = Plan.read(c.resolve("plan.json"));
    List<String> words = new ArrayList<>(List.of("--core", core.name()));
    words.addAll(List.of(options));
    BoardRun run = BoardRun.run(checkout, c, words);
    return new Measurement(model, kind, plan.figure("macsAsWritten"), run);
  }

  private static Path compile(Checkout checkout, BenchModel model, PlanKind kind, BoardCore core)
      throws IOException {
    long smallestArena = 0;
    if (kind == PlanKind.BUDGETED) {
      Path smallest = compile(checkout, model, PlanKind.SMALLEST, core);
      smallestArena = Plan.read(smallest.resolve("plan.json")).figure("arenaBytes");
    }
    Path folder = checkout.work("bench").resolve(model.name() + "-" + kind + "-" + core.name());
    String annotations = kind.annotations(core.constant(), smallestArena);
    new TfliteSource(model.file(), annotations).compile(folder);
    return TfliteSource.c(folder);
  }

  double instructionsPerMac() {
    return (double) run.instructions() / macs;
  }
}
