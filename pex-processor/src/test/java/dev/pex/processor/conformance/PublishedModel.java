package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.FeedObstacle;
import dev.pex.processor.schedule.ForcedChannels;
import dev.pex.processor.schedule.PlanningMode;
import dev.pex.processor.tflite.TfliteReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A published model with some inputs and what TFLite computes for them, which is done once. */
final class PublishedModel {
  private static final int INFERENCES = 16;

  private final String name;
  private final byte[] file;
  private final Graph graph;
  private final List<List<byte[]>> inputs;
  private @Nullable PlannedNetwork planned;
  private @Nullable PlannedNetwork fed;
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

  /** The graph on its way to a program, planned once. */
  PlannedNetwork planned() {
    if (planned == null) {
      planned = PlannedNetwork.of(graph);
    }
    return planned;
  }

  /** As {@link #planned}, in another mode. */
  PlannedNetwork planned(PlanningMode mode) {
    return PlannedNetwork.of(graph, mode.kinds());
  }

  /** Why the model's input cannot be pushed row by row; nothing if it can. */
  Optional<String> feedObstacle() {
    return FeedObstacle.of(new Rewrites().apply(FedGraph.of(graph)));
  }

  /** As {@link #planned}, with the input pushed row by row. */
  PlannedNetwork fed() {
    if (fed == null) {
      fed = PlannedNetwork.of(FedGraph.of(graph));
    }
    return fed;
  }

  /**
   * The graph with channels stages wherever operators can form one.
   *
   * @param narrow whether slices are as small as can be, or as large
   */
  PlannedNetwork inSlices(boolean narrow) {
    Graph rewritten = planned().rewritten();
    return PlannedNetwork.of(graph, rewritten, ForcedChannels.of(rewritten, narrow));
  }

  /** Fails unless the runner shows every tensor that TFLite computes, and the same. */
  void compareAll(Runner runner) {
    comparison().assertShown(runner.run(inputs), planned().tensors());
  }

  /**
   * Fails unless the runner shows what survives rewriting, and all that it shows is as in TFLite.
   */
  void compareSurvivors(Runner runner) {
    comparison().assertShown(runner.run(inputs), planned().survivors());
  }

  private Comparison comparison() {
    if (comparison == null) {
      List<Map<String, byte[]>> expected = new TfliteRunner(file).run(inputs);
      comparison = new Comparison(name, expected);
    }
    return comparison;
  }
}
