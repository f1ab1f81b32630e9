package dev.pex.processor.command;

import dev.pex.Core;
import dev.pex.Optimize;
import dev.pex.processor.PlannedModel;
import dev.pex.processor.TfliteCompiler;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.FeedKind;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import dev.pex.processor.spec.PartialSpec;
import dev.pex.processor.spec.PlanSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model is to be planned, and for what: what all commands share. */
final class ModelOptions {
  @Parameters(paramLabel = "MODEL.tflite", description = "The network, with int8 tensors.")
  private Path file = Path.of("");

  @Option(
      names = "--sram",
      paramLabel = "BYTES",
      description =
          "Budget of the arena, such as 64KiB: the fastest plan within it is taken. Without it, the smallest.")
  private Optional<ByteCount> sram = Optional.empty();

  @Option(names = "--flash", paramLabel = "BYTES", description = "Budget of the tables.")
  private Optional<ByteCount> flash = Optional.empty();

  @Option(
      names = "--core",
      paramLabel = "CORE",
      description = "The core that runs the network: ${COMPLETION-CANDIDATES}.")
  private Core core = Core.PORTABLE;

  @Option(
      names = "--optimize",
      paramLabel = "GOAL",
      description = "What the C is to be: ${COMPLETION-CANDIDATES}.")
  private Optimize optimize = Optimize.SPEED;

  @Option(names = "--fed", description = "The application pushes the input row by row.")
  private boolean fed;

  @Option(names = "--no-rows", description = "No operator runs row by row.")
  private boolean noRows;

  @Option(names = "--no-channels", description = "No operator runs slice by slice.")
  private boolean noChannels;

  @Option(
      names = "--recompute",
      paramLabel = "SHARE",
      description = "The most that may be computed again, 0 to 1.")
  private double recompute;

  @Option(names = "--quiet", description = "Say nothing of progress.")
  private boolean quiet;

  /** The plan; empty if the model is refused, of which the user has been told. */
  Optional<PlannedModel> plan(PrintWriter messages) throws IOException {
    say("planning " + file, messages);
    return new TfliteCompiler(new ConsoleSink(file, messages)).plan(file, spec(), feed());
  }

  /** Tells what takes long, before it is done. */
  void say(String progress, PrintWriter messages) {
    if (!quiet) {
      messages.println(progress + " ...");
      messages.flush();
    }
  }

  private Located<FeedKind> feed() {
    return new Located<>(fed ? FeedKind.ROWS : FeedKind.WHOLE, Origin.of("--fed"));
  }

  private PlanSpec spec() {
    McuSpec mcu =
        new McuSpec(
            budget(sram, "--sram"),
            budget(flash, "--flash"),
            new Located<>(core.name(), Origin.of("--core")),
            new Located<>(optimize.name(), Origin.of("--optimize")));
    Located<Double> again = new Located<>(recompute, Origin.of("--recompute"));
    return new PlanSpec(Optional.of(mcu), new PartialSpec(!noRows, !noChannels, again));
  }

  private static Located<Integer> budget(Optional<ByteCount> count, String option) {
    return new Located<>(count.map(ByteCount::bytes).orElse(McuSpec.UNLIMITED), Origin.of(option));
  }
}
