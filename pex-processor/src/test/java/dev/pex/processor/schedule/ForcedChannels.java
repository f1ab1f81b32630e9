package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Schedules with channels stages wherever nodes can form one, whether they save anything or not.
 */
public final class ForcedChannels {
  private final NodeOrder order;
  private final boolean narrow;

  private ForcedChannels(Graph graph, List<Node> nodes, boolean narrow) {
    this.order = new NodeOrder(graph, nodes);
    this.narrow = narrow;
  }

  /**
   * The nodes in the order of the graph, as many as possible in each stage.
   *
   * @param narrow whether slices are as small as can be, or as large
   */
  public static Schedule of(Graph graph, boolean narrow) {
    return GivenStages.schedule(graph, new ForcedChannels(graph, graph.nodes(), narrow).stages());
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
      Optional<ChannelsRun> run = ChannelsRun.of(order, first, end);
      Optional<Stage.Channels> stage =
          run.flatMap(each -> narrow ? each.narrowest() : each.widest(Integer.MAX_VALUE));
      if (stage.isPresent()) {
        return Optional.of(stage.get());
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
