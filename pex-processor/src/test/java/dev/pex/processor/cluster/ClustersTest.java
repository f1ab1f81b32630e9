package dev.pex.processor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClustersTest {
  @Test
  void fewValuesStayAsTheyAre() {
    byte[] values = {-128, 127, 5, 5, -128};
    assertThat(new Clusters(values, 4).nearest(values)).containsExactly(values);
  }

  @Test
  void aClusterIsItsMean() {
    byte[] values = {0, 2, 2, 100, 102};
    assertThat(new Clusters(values, 2).nearest(values)).containsExactly(1, 1, 1, 101, 101);
  }
}
