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
  private final int units;

  private ForcedRows(Graph graph, boolean upward, int units) {
    this.order = new NodeOrder(graph, nodes(graph));
    this.upward = upward;
    this.units = units;
  }

  /** The nodes in the order of the graph; with a fed input in the planner's, which allows it. */
  private static List<Node> nodes(Graph graph) {
    return graph.fedInput().isEmpty()
        ? graph.nodes()
        : new OperatorOrder()
            .schedule(graph).stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
  }

  /**
   * As many nodes as possible in each stage.
   *
   * @param units columns of a column tick, in units that all nodes of a stage share; 0 for whole
   *     rows
   */
  public static Schedule of(Graph graph, boolean upward, int units) {
    return GivenStages.schedule(graph, new ForcedRows(graph, upward, units).stages());
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
        RowsStageChoice choice =
            new RowsStageChoice(run.get(), upward && run.get().fed().isEmpty());
        return Optional.of(units == 0 ? choice.wholeRows() : choice.chunks(units));
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
