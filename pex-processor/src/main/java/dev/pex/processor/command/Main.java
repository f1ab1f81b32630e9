package dev.pex.processor.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code java -jar pex-processor.jar}: what the compiler does for a {@code .tflite}, without javac.
 */
@Command(
    name = "pex",
    description = "Fits neural networks into microcontrollers.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PlanCommand.class, CompileCommand.class, ReportCommand.class},
    footer = {"", "pex COMMAND --help says more of each."},
    mixinStandardHelpOptions = true,
    version = "Pex 0.1.0")
public final class Main {
  static final int REFUSED = 1;
  static final int MISUSED = 2;

  private Main() {}

  /** Ends the process with 0, with 1 if the model is refused, with 2 if the command is wrong. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  private static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.registerConverter(ByteCount.class, ByteCount::parse);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(
        (mistake, words) -> {
          CommandLine command = mistake.getCommandLine();
          command.getErr().println("error: " + mistake.getMessage());
          command
              .getErr()
              .println("  help: " + command.getCommandSpec().qualifiedName() + " --help");
          return MISUSED;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("error: " + Failure.sentence(failure));
          return REFUSED;
        });
    return line;
  }
}
