package dev.pex.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds of every graph. */
final class ConstantChannelsProperties {
  private static final int GRAPHS = 1000;

  @Test
  void allThatKeepsItsNameKeepsItsBytes() {
    int reduced = 0;
    for (long seed = 0; seed < GRAPHS; seed++) {
      Graph before = RandomChannels.graph(seed);
      Optional<Graph> after = new ConstantChannels().applyOnce(before);
      if (after.isPresent()) {
        reduced++;
        SameBytes.check("seed " + seed, before, after.get());
        assertThat(new ConstantChannels().applyOnce(after.get())).as("seed %d", seed).isEmpty();
      }
    }
    assertThat(reduced).isGreaterThan(GRAPHS / 4);
  }

  @Test
  void aLargeNetworkWithoutSuchChannelsIsDoneQuickly() {
    Graph graph = KnownNetworks.mobileNetV2();
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    Duration fastest = Duration.ofDays(1);
    for (int i = 0; i < 10; i++) {
      long start = processor.getCurrentThreadCpuTime();
      assertThat(new ConstantChannels().applyOnce(graph)).isEmpty();
      Duration taken = Duration.ofNanos(processor.getCurrentThreadCpuTime() - start);
      fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
    }
    assertThat(fastest).isLessThan(Duration.ofMillis(100));
  }
}
