package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryLayoutVerifier;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramVerifier;
import dev.pex.processor.schedule.ChannelsStep;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.SliceBuffer;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A good channels stage, broken in one place: verifiers must find every break. */
final class ChannelsMutationTest {
  private static final Graph GRAPH = graph();

  private final MemoryPlanner planner = new MemoryPlanner();
  private final Schedule schedule =
      new Scheduler(new StageKinds(false, false, true), each -> planner.layOut(each).arenaBytes())
          .schedule(GRAPH);
  private final MemoryLayout layout = planner.layOut(schedule);
  private final Program program = new Linker().link(schedule, layout);
  private final Stage.Channels stage = (Stage.Channels) schedule.stages().get(0);

  /** An inverted residual block, and a head that adds up slices of a single pixel. */
  private static Graph graph() {
    NetworkSketch sketch = new NetworkSketch("block").input("image", 8, 8, 16);
    sketch.conv("expand", "image", 96, 1, 1);
    sketch.depthwise("depthwise", "expand", 3, 1);
    sketch.conv("project", "depthwise", 16, 3, 1);
    return sketch
        .add("sum", "image", "project")
        .conv("head", "sum", 320, 1, 1)
        .globalAverage("pooled", "head")
        .dense("logits", "pooled", 10)
        .output("logits")
        .graph();
  }

  @Test
  void thePlanIsGood() {
    assertThat(schedule.stages().stream().filter(Stage.Channels.class::isInstance)).hasSize(2);
    assertThat(stage.nodes()).hasSize(3);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    assertThat(new ProgramVerifier().findings(GRAPH, program)).isEmpty();
  }

  /** Two verifiers that know nothing of each other agree on every swap. */
  @Test
  void buffersInEachOthersPlacesAreFound() {
    int found = 0;
    for (int i = 0; i < layout.placements().size(); i++) {
      for (int j = 0; j < i; j++) {
        MemoryLayout swapped = swapped(i, j);
        boolean layoutFits = new MemoryLayoutVerifier().findings(schedule, swapped).isEmpty();
        Program linked = new Linker().link(schedule, swapped);
        assertThat(new ProgramVerifier().findings(GRAPH, linked).isEmpty()).isEqualTo(layoutFits);
        found += layoutFits ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(layout.placements().size());
  }

  private MemoryLayout swapped(int i, int j) {
    List<Placement> places = new ArrayList<>(layout.placements());
    places.set(i, new Placement(places.get(i).buffer(), layout.placements().get(j).offset()));
    places.set(j, new Placement(places.get(j).buffer(), layout.placements().get(i).offset()));
    int end = places.stream().mapToInt(Placement::end).max().orElse(0);
    return new MemoryLayout(places, end, 0);
  }

  @Test
  void anOutputAboveTheStartOfItsSumsIsFound() {
    for (int bytes = 1; bytes <= 4; bytes++) {
      MemoryLayout moved = moved("project", bytes);
      boolean harmless = bytes <= 3;
      assertThat(new MemoryLayoutVerifier().findings(schedule, moved).isEmpty())
          .as("%d bytes", bytes)
          .isEqualTo(harmless);
      Program linked = new Linker().link(schedule, moved);
      assertThat(new ProgramVerifier().findings(GRAPH, linked).isEmpty()).isEqualTo(harmless);
    }
  }

  private MemoryLayout moved(String buffer, int bytes) {
    int sums =
        layout.placements().stream()
            .filter(each -> each.buffer().name().equals(buffer + ".sums"))
            .mapToInt(Placement::offset)
            .findFirst()
            .orElseThrow();
    List<Placement> places =
        layout.placements().stream()
            .map(
                each ->
                    each.buffer().name().equals(buffer)
                        ? new Placement(each.buffer(), sums + bytes)
                        : each)
            .toList();
    return new MemoryLayout(places, layout.arenaBytes(), 0);
  }

  @Test
  void everyOtherNumberOfSlicesIsFound() {
    assertIsFound(new Stage.Channels(stage.steps(), stage.buffers(), 2, stage.peakBytes()));
    assertIsFound(new Stage.Channels(stage.steps(), stage.buffers(), 95, stage.peakBytes()));
  }

  @Test
  void everySliceOfAnotherSizeIsFound() {
    for (int i = 0; i < stage.buffers().size(); i++) {
      SliceBuffer old = stage.buffers().get(i);
      List<SliceBuffer> wider = new ArrayList<>(stage.buffers());
      wider.set(i, new SliceBuffer(old.tensor(), old.channels() + 1));
      assertIsFound(withBuffers(wider));
      List<SliceBuffer> without = new ArrayList<>(stage.buffers());
      without.remove(i);
      assertIsFound(withBuffers(without));
    }
  }

  @Test
  void everyStepWithOtherSumsIsFound() {
    for (int i = 0; i < stage.steps().size(); i++) {
      ChannelsStep old = stage.steps().get(i);
      int elements = old.node().output().shape().elements();
      for (int sums : new int[] {0, 1, elements}) {
        if (sums != old.sums()) {
          List<ChannelsStep> steps = new ArrayList<>(stage.steps());
          steps.set(i, new ChannelsStep(old.node(), sums));
          assertIsFound(withSteps(steps));
        }
      }
    }
  }

  @Test
  void everyStepTooEarlyIsFound() {
    for (int i = 1; i < stage.steps().size(); i++) {
      List<ChannelsStep> steps = new ArrayList<>(stage.steps());
      steps.add(i - 1, steps.remove(i));
      assertIsFound(withSteps(steps));
    }
  }

  @Test
  void everyMissingStatementIsFound() {
    List<Program> shorter = ShortenedPrograms.of(program);
    assertThat(shorter).hasSizeGreaterThan(10);
    for (Program each : shorter) {
      assertThat(new ProgramVerifier().findings(GRAPH, each)).isNotEmpty();
    }
  }

  private Stage.Channels withBuffers(List<SliceBuffer> buffers) {
    return new Stage.Channels(stage.steps(), buffers, stage.slices(), stage.peakBytes());
  }

  private Stage.Channels withSteps(List<ChannelsStep> steps) {
    return new Stage.Channels(steps, stage.buffers(), stage.slices(), stage.peakBytes());
  }

  private void assertIsFound(Stage.Channels broken) {
    List<Stage> stages = new ArrayList<>(schedule.stages());
    stages.set(0, broken);
    Schedule changed =
        new Schedule(GRAPH, stages, schedule.peakBytes(), schedule.lowerBoundBytes());
    assertThat(new ScheduleVerifier().findings(changed)).isNotEmpty();
  }
}
