package dev.pex.demo.bench;

import dev.pex.demo.BoardRun;
import dev.pex.demo.Checkout;
import dev.pex.demo.Plan;
import dev.pex.demo.TfliteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one inference costs.
 *
 * @param macs multiply-accumulates of the model as it was written
 * @param cycles an estimate, for cores of which cycles are published
 */
record Measurement(BenchModel model, PlanKind kind, long macs, OptionalLong cycles, BoardRun run) {
  /** Compiles a model for a core, with javac and then gcc, and runs it on zeros. */
  static Measurement of(Checkout checkout, BenchModel model, PlanKind kind, BoardCore core)
      throws IOException {
    Path c = compile(checkout, model, kind, core);
    long macs = Plan.read(c.resolve("plan.json")).figure("macsAsWritten");
    Optional<CycleModel> cycles = CycleModel.of(core);
    if (cycles.isEmpty()) {
      BoardRun run = BoardRun.run(checkout, c, List.of("--core", core.name()));
      return new Measurement(model, kind, macs, OptionalLong.empty(), run);
    }
    List<String> options = List.of("--core", core.name(), "--blocks", c.toString());
    BoardRun run = BoardRun.run(checkout, c, options);
    long estimate = cycles.get().estimate(ExecutedInstructions.read(c));
    return new Measurement(model, kind, macs, OptionalLong.of(estimate), run);
  }

  /** What each operator costs, by its name. */
  static BoardRun profile(Checkout checkout, BenchModel model, PlanKind kind, BoardCore core)
      throws IOException {
    Path c = compile(checkout, model, kind, core);
    return BoardRun.run(checkout, c, List.of("--core", core.name(), "--profile"));
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
