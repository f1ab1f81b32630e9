package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Schedules with rows stages wherever nodes can form one, whether they save anything or not; a fed
 * one runs downward.
 */
public final class ForcedRows {
  private final NodeOrder order;
  private final boolean upward;

  private ForcedRows(Graph graph, boolean upward) {
    this.order = new NodeOrder(graph, nodes(graph));
    this.upward = upward;
  }

  /** The nodes in the order of the graph; with a fed input in the planner's, which allows it. */
  private static List<Node> nodes(Graph graph) {
    return graph.fedInput().isEmpty()
        ? graph.nodes()
        : new OperatorOrder()
            .schedule(graph).stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
  }

  /** As many nodes as possible in each stage. */
  public static Schedule of(Graph graph, boolean upward) {
    List<Stage> stages = new ForcedRows(graph, upward).stages();
    int peakBytes =
        stages.stream()
            .mapToInt(Stage::peakBytes)
            .max()
            .orElse(graph.inputs().stream().mapToInt(p -> p.shape().elements()).sum());
    return new Schedule(graph, stages, peakBytes, peakBytes, true);
  }

  private List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    int first = 0;
    while (first < order.size()) {
      Stage stage = longest(first).orElse(whole(first));
      stages.add(stage);
      first += stage.nodes().size();
    }
    return stages;
  }

  private Optional<Stage> longest(int first) {
    for (int end = order.size(); end > first; end--) {
      Optional<RowsRun> run = RowsRun.of(order, first, end);
      if (run.isPresent()) {
        return Optional.of(
            new RowsStageChoice(run.get(), upward && run.get().fed().isEmpty()).wholeRows());
      }
    }
    return Optional.empty();
  }

  private Stage whole(int position) {
    Stage.Whole stage = new Stage.Whole(order.node(position), 0);
    int peakBytes = new PresenceReader(order, position).whole(stage).peakBytes();
    return new Stage.Whole(stage.node(), peakBytes);
  }
}
