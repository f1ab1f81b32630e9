package dev.pex.processor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClusteringTest {
  @Test
  void aLayerKeepsItsFormAndHasFewWeights() {
    Graph graph = KnownNetworks.keywordSpotter();
    Clustering clustering = Clustering.of(graph, 2);
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node before = graph.nodes().get(i);
      Node after = clustering.graph().nodes().get(i);
      assertThat(after.output()).isEqualTo(before.output());
      if (before.op() instanceof Op.Weighted was && after.op() instanceof Op.Weighted is) {
        assertThat(is.withFilter(was.filter())).isEqualTo(was);
        assertThat(distinct(is)).hasSizeBetween(1, 4);
      } else {
        assertThat(after.op()).isEqualTo(before.op());
      }
    }
  }

  @Test
  void twoBitsTakeAQuarterAndTables() {
    Clustering clustering = Clustering.of(KnownNetworks.keywordSpotter(), 2);
    long layers = 10;
    assertThat(clustering.clusteredBytes()).isEqualTo(clustering.weightBytes() / 4 + 4 * layers);
  }

  private static Set<Byte> distinct(Op.Weighted layer) {
    Set<Byte> values = new HashSet<>();
    for (byte value : layer.filter().values().toArray()) {
      values.add(value);
    }
    return values;
  }
}
