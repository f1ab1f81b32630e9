package dev.pex.processor.conformance;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.tflite.TfliteReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A published model with some inputs and what TFLite computes for them, which is done once. */
final class PublishedModel {
  private static final int INFERENCES = 16;

  private final String name;
  private final byte[] file;
  private final Graph graph;
  private final List<List<byte[]>> inputs;
  private @Nullable Comparison comparison;

  PublishedModel(String name, byte[] file) {
    this.name = name;
    this.file = file;
    this.graph =
        new TfliteReader()
            .read(
                file,
                name + ".tflite",
                Origin.of(name),
                problem -> {
                  throw new IllegalStateException(problem.text());
                })
            .orElseThrow();
    this.inputs = RandomGraphs.inputs(graph, name.hashCode(), INFERENCES);
  }

  Graph graph() {
    return graph;
  }

  /** Fails unless the runner shows every tensor of TFLite. */
  void compareAll(Runner runner) {
    comparison().assertAll(runner.run(inputs));
  }

  /** Fails unless the runner shows at least the outputs, and all it shows is as in TFLite. */
  void compareSurvivors(Runner runner) {
    Set<String> outputs = new LinkedHashSet<>();
    graph.outputs().forEach(port -> outputs.add(port.tensor().name()));
    comparison().assertShown(runner.run(inputs), outputs);
  }

  private Comparison comparison() {
    if (comparison == null) {
      List<Map<String, byte[]>> expected = new TfliteRunner(file).run(inputs);
      comparison = new Comparison(name, expected);
    }
    return comparison;
  }
}
