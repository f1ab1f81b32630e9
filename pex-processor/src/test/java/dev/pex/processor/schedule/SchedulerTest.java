package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
  /** Two branches that each shrink at their end: one must be finished before the other begins. */
  @Test
  void finishesABranchThatShrinksBeforeTheNextBegins() {
    Graph graph =
        new NetworkSketch("branches")
            .input("x", 4, 4, 1)
            .conv("wide1", "x", 20, 1, 1)
            .conv("wide2", "x", 20, 1, 1)
            .conv("narrow1", "wide1", 1, 1, 1)
            .conv("narrow2", "wide2", 1, 1, 1)
            .add("y", "narrow1", "narrow2")
            .output("y")
            .graph();
    Schedule schedule = verified(graph);
    assertThat(new LayerwisePeak().bytes(graph)).isEqualTo(16 * (1 + 20 + 20));
    assertThat(schedule.peakBytes()).isEqualTo(16 * (1 + 20 + 1));
    assertThat(schedule.peakBytes()).isEqualTo(schedule.lowerBoundBytes());
    assertThat(order(schedule)).containsExactly("wide1", "narrow1", "wide2", "narrow2", "y");
  }

  @Test
  void keepsTheGivenOrderWhereNoneIsBetter() {
    Graph graph =
        new NetworkSketch("equal")
            .input("x", 4, 4, 1)
            .conv("b", "x", 2, 1, 1)
            .conv("a", "x", 2, 1, 1)
            .add("y", "a", "b")
            .output("y")
            .graph();
    assertThat(order(verified(graph))).containsExactly("b", "a", "y");
  }

  @Test
  void anElementwiseOperatorWritesOverAnOperandThatDies() {
    NetworkSketch dies =
        new NetworkSketch("dies").input("x", 4, 4, 1).softmax("s", "x").output("s");
    assertThat(verified(dies.graph()).peakBytes()).isEqualTo(16);
    NetworkSketch lives =
        new NetworkSketch("lives").input("x", 4, 4, 1).softmax("s", "x").output("s").output("x");
    assertThat(verified(lives.graph()).peakBytes()).isEqualTo(32);
  }

  @Test
  void aFactorForEveryPixelIsNotOverwritten() {
    NetworkSketch sketch =
        new NetworkSketch("factor").input("x", 1, 1, 8).input("f", 1, 1, 8).mul("y", "x", "f");
    assertThat(verified(sketch.output("y").output("x").graph()).peakBytes()).isEqualTo(16);
    NetworkSketch image =
        new NetworkSketch("image").input("x", 2, 2, 8).input("f", 1, 1, 8).mul("y", "x", "f");
    assertThat(verified(image.output("y").output("x").graph()).peakBytes()).isEqualTo(72);
  }

  @Test
  void allInputsAreThereFromTheStartAndOutputsStay() {
    Graph graph =
        new NetworkSketch("ends")
            .input("x", 1, 1, 10)
            .input("unread", 1, 1, 100)
            .input("late", 1, 1, 5)
            .conv("early", "x", 7, 1, 1)
            .conv("big", "early", 90, 1, 1)
            .conv("last", "late", 3, 1, 1)
            .output("early")
            .output("big")
            .output("last")
            .graph();
    Schedule schedule = verified(graph);
    assertThat(schedule.stages().get(0).peakBytes()).isGreaterThanOrEqualTo(115);
    assertThat(schedule.peakBytes()).isEqualTo(115 + 3);
    assertThat(order(schedule)).containsExactly("last", "early", "big");
  }

  @Test
  void aGraphWithoutNodesNeedsItsInput() {
    Graph graph = new NetworkSketch("wire").input("x", 1, 1, 10).output("x").graph();
    Schedule schedule = verified(graph);
    assertThat(schedule.peakBytes()).isEqualTo(10);
    assertThat(new LayerwisePeak().bytes(graph)).isEqualTo(10);
  }

  @Test
  void longChainsWithShortcutsAreExactAndQuick() {
    NetworkSketch sketch = new NetworkSketch("long").input("x", 8, 8, 4);
    String last = "x";
    for (int i = 0; i < 50; i++) {
      sketch.conv("a" + i, last, 4 + i % 7, 1, 1).conv("b" + i, last, 8, 1, 1);
      sketch.conv("c" + i, "a" + i, 8, 1, 1).add("d" + i, "b" + i, "c" + i);
      last = "d" + i;
    }
    Graph graph = sketch.output(last).graph();
    Schedule schedule =
        Assertions.assertTimeout(
            Duration.ofSeconds(2),
            () -> new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph));
    assertThat(schedule.stages()).hasSize(200);
    assertThat(schedule.peakBytes()).isEqualTo(schedule.lowerBoundBytes());
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
  }

  /** So wide that not all orders can be looked at: the bound says how good the answer is. */
  @Test
  void wideGraphsAreBoundedAndSaySo() {
    NetworkSketch sketch = new NetworkSketch("wide").input("x", 2, 2, 1);
    String sum = "";
    for (int i = 0; i < 40; i++) {
      sketch.conv("a" + i, "x", 2 + i * 5 % 11, 1, 1).conv("b" + i, "a" + i, 3 + i * 7 % 5, 1, 1);
      sketch.conv("c" + i, "b" + i, 2 + i % 3, 1, 1).conv("e" + i, "c" + i, 2, 1, 1);
    }
    for (int i = 0; i < 40; i++) {
      String next = i == 0 ? "e0" : "sum" + i;
      if (i > 0) {
        sketch.add(next, sum, "e" + i);
      }
      sum = next;
    }
    Graph graph = sketch.output(sum).graph();
    Schedule schedule =
        Assertions.assertTimeout(
            Duration.ofSeconds(10),
            () -> new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph));
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(schedule.lowerBoundBytes()).isEqualTo(76);
    assertThat(schedule.peakBytes()).isEqualTo(84);
  }

  private static Schedule verified(Graph graph) {
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    return schedule;
  }

  private static List<String> order(Schedule schedule) {
    return schedule.stages().stream().map(stage -> stage.nodes().get(0).output().name()).toList();
  }
}
