package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/planning.md says of slices within a row. */
final class NestedFiguresTest {
  private static final StageKinds UNNESTED = new StageKinds(true, true, false);

  @Test
  void blocksOfFewColumnsNeedLess() {
    Graph blocks = FedGraph.of(invertedResiduals(3));
    assertThat(leastPeakBytes(blocks, StageKinds.ALL)).isEqualTo(10_093);
    assertThat(leastPeakBytes(blocks, UNNESTED)).isEqualTo(11_684);
  }

  @Test
  void blocksOfMoreColumnsDoNot() {
    Graph blocks = FedGraph.of(invertedResiduals(7));
    assertThat(leastPeakBytes(blocks, StageKinds.ALL)).isEqualTo(leastPeakBytes(blocks, UNNESTED));
  }

  @Test
  void withinABudgetVisualWakeWordsTakeLessTime() {
    Graph graph = FedGraph.of(KnownNetworks.personDetector(3));
    int budgetBytes = leastPeakBytes(graph, StageKinds.ALL) * 11 / 10;
    assertThat(overhead(graph, StageKinds.ALL, budgetBytes)).isEqualTo(200_616);
    assertThat(overhead(graph, UNNESTED, budgetBytes)).isEqualTo(250_216);
  }

  private static Graph invertedResiduals(int size) {
    NetworkSketch sketch = new NetworkSketch("blocks").input("features", size, size, 160);
    String last = "features";
    for (int block = 1; block <= 3; block++) {
      boolean isLast = block == 3;
      sketch.conv("expand" + block, last, 960, 1, 1);
      sketch.depthwise("depthwise" + block, "expand" + block, 3, 1);
      sketch.conv("project" + block, "depthwise" + block, isLast ? 320 : 160, 1, 1);
      if (!isLast) {
        sketch.add("block" + block, last, "project" + block);
        last = "block" + block;
      }
    }
    return sketch
        .globalAverage("pooled", "project3")
        .dense("logits", "pooled", 10)
        .output("logits")
        .graph();
  }

  private static int leastPeakBytes(Graph graph, StageKinds kinds) {
    return new LeastPeakSearch(candidates(graph, kinds), Integer.MAX_VALUE).peakBytes();
  }

  private static long overhead(Graph graph, StageKinds kinds, int peakBytes) {
    return CheapestCut.within(peakBytes, candidates(graph, kinds)).stream()
        .mapToLong(stage -> stage.accept(new Overhead()))
        .sum();
  }

  private static StageCandidates candidates(Graph graph, StageKinds kinds) {
    List<Node> order =
        new OperatorOrder()
            .schedule(graph).stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
    return new StageCandidates(new NodeOrder(graph, order), kinds, new KnownRuns());
  }
}
