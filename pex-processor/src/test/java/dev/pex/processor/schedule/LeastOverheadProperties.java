package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.RandomGraphs;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.rewrite.Rewrites;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** No rows stage of a run costs less than what the run is said to cost at least. */
final class LeastOverheadProperties {
  private final Overhead overhead = new Overhead();

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void noStageCostsLess(@ForAll long seed) {
    Graph graph = new Rewrites().apply(RandomGraphs.rowwise(seed));
    NodeOrder order = new NodeOrder(graph, graph.nodes());
    for (int end = 1; end <= order.size(); end++) {
      LeastOverhead least = new LeastOverhead(order, end);
      for (int first = end - 1; first >= 0; first--) {
        least.startAt(first);
        Optional<RowsRun> run = RowsRun.of(order, first, end);
        if (run.isPresent()) {
          requireNotLess(run.get(), false, least.instructions());
          requireNotLess(run.get(), true, least.instructions());
        }
      }
    }
  }

  private void requireNotLess(RowsRun run, boolean upward, long leastInstructions) {
    RowsStageChoice choice = new RowsStageChoice(run, upward, Integer.MAX_VALUE);
    assertThat(choice.wholeRows().accept(overhead)).isGreaterThanOrEqualTo(leastInstructions);
    assertThat(choice.chunks(1).accept(overhead)).isGreaterThanOrEqualTo(leastInstructions);
  }
}
