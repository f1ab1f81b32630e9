package dev.pex.codesign.command;

import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.file.FileMistake;
import dev.pex.codesign.measure.OutputsDiffer;
import dev.pex.codesign.prune.BudgetException;
import dev.pex.codesign.prune.Limited;
import dev.pex.codesign.train.ProgressBar;
import dev.pex.codesign.train.TrainingException;
import dev.pex.processor.command.ByteCount;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model smaller, until it fits. */
@Command(
    name = "prune",
    description = "Trains a model, takes channels away until it fits, and trains what is left.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Prune implements Callable<Integer> {
  /** The system property that says whether somebody watches. */
  private static final String TERMINAL = "pex.terminal";

  private final PrintStream out;
  private final PrintStream errors;

  @Parameters(index = "0", paramLabel = "MODEL.java", description = "The class.")
  private Path model = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "RECIPE",
      description = "How it is trained: docs/training.md.")
  private Path recipe = Path.of("");

  @Parameters(index = "2", paramLabel = "FOLDER", description = "Gets the smaller class.")
  private Path folder = Path.of("");

  @Parameters(index = "3", paramLabel = "WORK", description = "From which it goes on.")
  private Path work = Path.of("");

  @Option(names = "--sram", paramLabel = "BYTES", description = "Such as 8KiB.")
  private Optional<ByteCount> sram = Optional.empty();

  @Option(names = "--flash", paramLabel = "BYTES", description = "Such as 64KiB.")
  private Optional<ByteCount> flash = Optional.empty();

  @Option(
      names = "--macs",
      paramLabel = "COUNT",
      converter = Count.class,
      description = "Multiply-accumulates.")
  private Optional<Long> macs = Optional.empty();

  private Prune(PrintStream out, PrintStream errors) {
    this.out = out;
    this.errors = errors;
  }

  /** Ends with 0 once all is written, 1 if it cannot be, 2 after wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments, System.out, System.err));
  }

  /** Prunes. */
  static int exitCode(String[] arguments, PrintStream out, PrintStream errors) {
    CommandLine line = new CommandLine(new Prune(out, errors));
    line.registerConverter(ByteCount.class, Prune::bytes);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
    return line.execute(arguments);
  }

  private static ByteCount bytes(String text) {
    try {
      return ByteCount.parse(text);
    } catch (RuntimeException e) {
      throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  /** A number from 1. */
  private static final class Count implements CommandLine.ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      if (!text.matches("[1-9]\\d{0,17}")) {
        throw new CommandLine.TypeConversionException("'" + text + "' is no number from 1");
      }
      return Long.valueOf(text);
    }
  }

  @Override
  public Integer call() {
    try {
      ProgressBar progress = new ProgressBar(out, Boolean.getBoolean(TERMINAL), System::nanoTime);
      new Pruning(new ModelSource(model), RecipeFile.read(recipe), work, progress, out)
          .run(budget(), folder);
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      errors.println(FileMistake.sentence(e));
    } catch (TrainingException | OutputsDiffer | BudgetException e) {
      errors.println(e.getMessage());
    }
    return 1;
  }

  /** What the options limit. */
  private Map<Limited, Long> budget() {
    Map<Limited, Long> most = new EnumMap<>(Limited.class);
    sram.ifPresent(count -> most.put(Limited.SRAM, (long) count.bytes()));
    flash.ifPresent(count -> most.put(Limited.FLASH, (long) count.bytes()));
    macs.ifPresent(count -> most.put(Limited.MACS, count));
    return most;
  }
}
