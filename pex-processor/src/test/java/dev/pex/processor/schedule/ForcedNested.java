package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows stages wherever nodes can form one, in which everything runs slice by slice that can,
 * whether that saves anything or not.
 */
public final class ForcedNested {
  private final NodeOrder order;
  private final boolean narrow;

  private ForcedNested(NodeOrder order, boolean narrow) {
    this.order = order;
    this.narrow = narrow;
  }

  /**
   * As many nodes as possible in each stage, and from the first step on in each loop.
   *
   * @param narrow whether slices are as small as can be, or as large
   */
  public static Schedule of(Graph graph, boolean upward, boolean narrow) {
    Schedule rows = ForcedRows.of(graph, upward, 0);
    NodeOrder order =
        new NodeOrder(
            graph, rows.stages().stream().flatMap(stage -> stage.nodes().stream()).toList());
    return new ForcedNested(order, narrow).nested(rows);
  }

  private Schedule nested(Schedule rows) {
    List<Stage> stages = new ArrayList<>();
    int first = 0;
    for (Stage stage : rows.stages()) {
      stages.add(stage instanceof Stage.Rows each ? nested(each, first) : stage);
      first += stage.nodes().size();
    }
    return GivenStages.schedule(rows.graph(), stages);
  }

  private Stage nested(Stage.Rows stage, int first) {
    Stage.Rows nested = stage;
    int position = 0;
    while (position < stage.steps().size()) {
      Optional<SliceChain> chain = longest(nested, position);
      if (chain.isPresent()) {
        List<Integer> slices = chain.get().slices();
        nested = chain.get().cut(slices.get(narrow ? slices.size() - 1 : 0));
      }
      position = chain.map(SliceChain::end).orElse(position + 1);
    }
    return nested.withPeak(new PresenceReader(order, first).rows(nested).peakBytes());
  }

  private Optional<SliceChain> longest(Stage.Rows stage, int first) {
    for (int end = stage.steps().size(); end > first; end--) {
      Optional<SliceChain> chain = SliceChain.of(order, stage, first, end);
      if (chain.isPresent()) {
        return chain;
      }
    }
    return Optional.empty();
  }
}
