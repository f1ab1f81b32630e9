package dev.pex.processor.command;

import dev.pex.processor.PlannedModel;
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

/** Writes the C of a model. */
@Command(
    name = "compile",
    description =
        "Writes C99 for a model: sources, tables, the kernels that it calls, CMakeLists.txt.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompileCommand implements Callable<Integer> {
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "Where the model's folder is written; here, if none is named.")
  private Path output = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    Optional<PlannedModel> planned = model.plan(line.getErr());
    if (planned.isEmpty()) {
      return Main.REFUSED;
    }
    Path folder = Files.createDirectories(output.resolve(planned.get().name()));
    for (Map.Entry<String, byte[]> file : planned.get().files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue());
    }
    line.getOut().println(folder + ": " + planned.get().sentence());
    return CommandLine.ExitCode.OK;
  }
}
