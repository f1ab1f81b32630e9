package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.List;

/** Schedules of stages that a test has chosen. */
final class GivenStages {
  private GivenStages() {}

  /** The schedule of these stages; nothing is claimed of others. */
  static Schedule schedule(Graph graph, List<Stage> stages) {
    List<Node> nodes = stages.stream().flatMap(stage -> stage.nodes().stream()).toList();
    int bytesAtStart = new PresenceReader(new NodeOrder(graph, nodes), 0).atRest().peakBytes();
    return Schedule.of(graph, bytesAtStart, stages, 0);
  }
}
