package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many operators as are planned at all, in the forms that cost most: nothing hangs. */
final class LargeGraphTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OPERATORS = 1_000;

  @Test
  void aChain() {
    NetworkSketch sketch = image();
    String last = "x";
    for (int i = 0; i < OPERATORS; i++) {
      sketch.conv("c" + i, last, 1 + i % 5, 1, 1);
      last = "c" + i;
    }
    plan(sketch.output(last).graph());
  }

  @Test
  void manyOutputs() {
    NetworkSketch sketch = image();
    for (int i = 0; i < OPERATORS; i++) {
      sketch.conv("c" + i, "x", 1 + i % 5, 1, 1).output("c" + i);
    }
    plan(sketch.graph());
  }

  @Test
  void manyBranches() {
    NetworkSketch sketch = image();
    for (int i = 0; i < OPERATORS / 4; i++) {
      sketch.conv("a" + i, "x", 2 + i * 5 % 11, 1, 1).conv("b" + i, "a" + i, 1 + i % 3, 1, 1);
      sketch.conv("c" + i, "b" + i, 9 - i % 7, 1, 1).conv("d" + i, "c" + i, 1, 1, 1);
      sketch.output("d" + i);
    }
    plan(sketch.graph());
  }

  @Test
  void manyRewrites() {
    NetworkSketch sketch = image();
    String last = "x";
    for (int i = 0; i < OPERATORS / 2; i++) {
      int height = 1 << i % 3;
      sketch.reshape("r" + i, last, new Shape(height, 8 / height, 1));
      sketch.pad("p" + i, "r" + i, Padding.NONE);
      last = "p" + i;
    }
    plan(sketch.output(last).graph());
  }

  private static NetworkSketch image() {
    return new NetworkSketch("large").input("x", 2, 2, 2);
  }

  private static void plan(Graph original) {
    Graph graph = assertTimeout(PATIENCE, () -> new Rewrites().apply(original));
    Schedule schedule =
        assertTimeout(
            PATIENCE,
            () -> new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph));
    MemoryLayout layout = assertTimeout(PATIENCE, () -> new MemoryPlanner().layOut(schedule));
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
  }
}
