package dev.pex.processor.emit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GraphLanesTest {
  @Test
  void aShortcutKeepsItsLaneUntilItIsRead() {
    List<GraphLanes.Row> rows =
        GraphLanes.of(
            List.of(
                Map.entry("input", List.of()),
                Map.entry("stem", List.of("input")),
                Map.entry("block", List.of("stem")),
                Map.entry("sum", List.of("stem", "block")),
                Map.entry("scores", List.of("sum"))));
    assertThat(rows)
        .containsExactly(
            new GraphLanes.Row(0, List.of(), List.of(), true),
            new GraphLanes.Row(0, List.of(0), List.of(), true),
            new GraphLanes.Row(1, List.of(0), List.of(0), true),
            new GraphLanes.Row(0, List.of(0, 1), List.of(), true),
            new GraphLanes.Row(0, List.of(0), List.of(), false));
    assertThat(rows.get(2).below()).containsExactly(0, 1);
  }

  @Test
  void whatIsReadTwiceIsDrawnOnce() {
    List<GraphLanes.Row> rows =
        GraphLanes.of(
            List.of(Map.entry("input", List.of()), Map.entry("square", List.of("input", "input"))));
    assertThat(rows.get(1)).isEqualTo(new GraphLanes.Row(0, List.of(0), List.of(), false));
  }
}
