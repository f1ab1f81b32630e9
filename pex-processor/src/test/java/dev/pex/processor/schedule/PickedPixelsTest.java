package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import dev.pex.processor.memory.MemoryPlanner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pixels are picked where they wait for another branch, and where that needs less. */
final class PickedPixelsTest {
  private final Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);

  @Test
  void theShortcutsOfTheImageClassifierWaitAsPixels() {
    Graph graph = FedGraph.of(KnownNetworks.imageClassifier());
    assertThat(picked(scheduler.schedule(graph).graph()))
        .containsExactly("block2_shortcut~pixels", "block3_shortcut~pixels");
  }

  @Test
  void theyDoNotWhereThatNeedsNoLess() {
    Graph graph = KnownNetworks.imageClassifier();
    assertThat(picked(scheduler.schedule(graph).graph())).isEmpty();
  }

  @Test
  void onlyPixelsOfFewerChannelsThanTheResultArePicked() {
    assertThat(PickedPixels.of(oneConvolution(9, 1, 2))).isPresent();
    assertThat(PickedPixels.of(oneConvolution(8, 1, 2))).isEmpty();
    assertThat(PickedPixels.of(oneConvolution(9, 1, 1))).isEmpty();
    assertThat(PickedPixels.of(oneConvolution(9, 3, 2))).isEmpty();
  }

  private static Graph oneConvolution(int filters, int kernel, int stride) {
    return new NetworkSketch("convolution")
        .input("picture", 8, 8, 8)
        .conv("pixels", "picture", filters, kernel, stride)
        .output("pixels")
        .graph();
  }

  private static List<String> picked(Graph graph) {
    return graph.nodes().stream()
        .map((Node node) -> node.output().name())
        .filter(name -> name.endsWith("~pixels"))
        .toList();
  }
}
