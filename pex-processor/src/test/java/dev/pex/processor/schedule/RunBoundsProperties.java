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

/**
 * No rows stage of a run needs or costs less than what the run is said to need or cost at least.
 */
final class RunBoundsProperties {
  private final Overhead overhead = new Overhead();

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void noStageIsBelow(@ForAll long seed) {
    Graph graph = new Rewrites().apply(RandomGraphs.rowwise(seed));
    NodeOrder order = new NodeOrder(graph, graph.nodes());
    for (int end = 1; end <= order.size(); end++) {
      LeastOverhead instructions = new LeastOverhead(order, end);
      LeastLines lines = new LeastLines(order, end);
      for (int first = end - 1; first >= 0; first--) {
        instructions.startAt(first);
        lines.startAt(first);
        Optional<RowsRun> run = RowsRun.of(order, first, end);
        if (run.isPresent()) {
          requireSymmetry(run.get());
          for (boolean upward : new boolean[] {false, true}) {
            RowsStageChoice choice = new RowsStageChoice(run.get(), upward);
            requireNotBelow(choice.wholeRows(), instructions, lines);
            requireNotBelow(choice.chunks(1), instructions, lines);
            assertThat(choice.mayNeedAtMost(choice.wholeRows().peakBytes())).isTrue();
            assertThat(choice.mayPartsNeedAtMost(choice.chunks(1).peakBytes())).isTrue();
          }
        }
      }
    }
  }

  private static void requireSymmetry(RowsRun run) {
    if (run.isSymmetric() && !new RowsStageChoice(run, false).canBeDelayed()) {
      assertThat(new RowsStageChoice(run, true).wholeRows().peakBytes())
          .isGreaterThanOrEqualTo(new RowsStageChoice(run, false).wholeRows().peakBytes());
      assertThat(new RowsStageChoice(run, true).chunks(1).peakBytes())
          .isGreaterThanOrEqualTo(new RowsStageChoice(run, false).chunks(1).peakBytes());
    }
  }

  private void requireNotBelow(Stage.Rows stage, LeastOverhead instructions, LeastLines lines) {
    assertThat(stage.accept(overhead)).isGreaterThanOrEqualTo(instructions.instructions());
    assertThat(stage.buffers().stream().mapToInt(LineBuffer::lineBytes).sum())
        .isGreaterThanOrEqualTo(lines.bytes());
  }
}
