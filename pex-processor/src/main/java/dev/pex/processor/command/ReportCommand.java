package dev.pex.processor.command;

import dev.pex.processor.PlannedModel;
import dev.pex.processor.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page about the plan of a model. */
@Command(
    name = "report",
    description = "Writes a page about the plan of a model: memory over time, layers, other plans.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.html",
      description = "Where the page is written; report.html, if not given.")
  private Path output = Path.of("report.html");

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Measured instructions: lines of an operator's name in C and a number, as a profile build"
              + " prints them.")
  private Optional<Path> profile = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    Map<String, Long> instructions =
        profile.isPresent() ? Profile.read(Files.readAllBytes(profile.get())) : Map.of();
    Optional<PlannedModel> planned = model.plan(line.getErr());
    if (planned.isEmpty()) {
      return Main.REFUSED;
    }
    model.say("planning in other ways, for comparison", line.getErr());
    Files.writeString(output, planned.get().report(instructions));
    line.getOut().println(output + ": " + planned.get().sentence());
    return CommandLine.ExitCode.OK;
  }
}
