package dev.pex.processor.command;

import dev.pex.processor.PlannedModel;
import dev.pex.processor.cluster.Clustering;
import dev.pex.processor.emit.report.PlanPicture;
import dev.pex.processor.emit.report.PlanTables;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.tflite.TfliteWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the plan of a model. */
@Command(
    name = "plan",
    description = "Plans a model and prints its tensors and what runs in which order.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes what runs as CSV too.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--tensors-csv",
      paramLabel = "FILE",
      description = "Writes the tensors as CSV too.")
  private Optional<Path> tensorsCsv = Optional.empty();

  @Option(
      names = "--picture",
      paramLabel = "FILE.svg",
      description = "Draws which bytes hold what, from the first step to the last.")
  private Optional<Path> picture = Optional.empty();

  @Option(
      names = "--reordered",
      paramLabel = "FILE.tflite",
      description = "Writes the model with its operators in the planned order.")
  private Optional<Path> reordered = Optional.empty();

  @Option(
      names = "--cluster",
      paramLabel = "BITS",
      description =
          "Simulates weights that are numbers of 2^BITS values for each layer, BITS from 1 to 7:"
              + " says what that saves; the model of --reordered has these weights.")
  private Optional<Integer> bits = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    CommandLine line = spec.commandLine();
    if (bits.isPresent() && (bits.get() < 1 || bits.get() > Clustering.MOST_BITS)) {
      throw new ParameterException(line, "--cluster is " + bits.get() + " but must be 1 to 7");
    }
    Optional<PlannedModel> planned = model.plan(line.getErr());
    if (planned.isEmpty()) {
      return Main.REFUSED;
    }
    PlanTables tables = planned.get().tables();
    print(planned.get(), tables, line.getOut());
    write(planned.get(), tables);
    writeModel(planned.get().reordered(), line);
    return CommandLine.ExitCode.OK;
  }

  private static void print(PlannedModel planned, PlanTables tables, PrintWriter out) {
    out.println(tables.tensors().text());
    out.println(tables.schedule().text());
    out.println("plan:           " + planned.sentence());
    out.println("layer by layer: " + bytes(planned.figures().layerwiseBytes()));
    out.println("no plan below:  " + bytes(planned.figures().lowerBoundBytes()));
  }

  private void write(PlannedModel planned, PlanTables tables) throws IOException {
    if (csv.isPresent()) {
      Files.writeString(csv.get(), tables.schedule().csv());
    }
    if (tensorsCsv.isPresent()) {
      Files.writeString(tensorsCsv.get(), tables.tensors().csv());
    }
    if (picture.isPresent()) {
      Files.writeString(picture.get(), PlanPicture.text(planned.use()));
    }
  }

  private void writeModel(Graph planned, CommandLine line) throws IOException {
    Graph graph = planned;
    if (bits.isPresent()) {
      model.say("clustering weights", line.getErr());
      Clustering clustering = Clustering.of(graph, bits.get());
      line.getOut().println("clustered:      " + clustering.sentence());
      graph = clustering.graph();
    }
    if (reordered.isPresent()) {
      Files.write(reordered.get(), new TfliteWriter().write(graph));
    }
  }

  private static String bytes(int count) {
    return GroupedDigits.of(count) + " B";
  }
}
