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
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.SliceLoop;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A good nested stage, broken in one place: verifiers must find every break. */
final class NestedMutationTest {
  private static final Graph GRAPH = graph();

  private final MemoryPlanner planner = new MemoryPlanner();
  private final Schedule schedule =
      new Scheduler(StageKinds.ALL, each -> planner.layOut(each).arenaBytes()).schedule(GRAPH);
  private final MemoryLayout layout = planner.layOut(schedule);
  private final Program program = new Linker().link(schedule, layout);
  private final Stage.Rows stage = nested();

  /** An inverted residual block of few columns and many channels. */
  private static Graph graph() {
    NetworkSketch sketch = new NetworkSketch("block").input("image", 12, 4, 8);
    sketch.conv("expand", "image", 96, 1, 1);
    sketch.depthwise("depthwise", "expand", 3, 1);
    sketch.conv("project", "depthwise", 8, 1, 1);
    return sketch.output("project").graph();
  }

  private Stage.Rows nested() {
    return schedule.stages().stream()
        .filter(each -> each.kind().equals("nested"))
        .map(Stage.Rows.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePlanIsGood() {
    assertThat(stage.sliceLoops()).hasSize(1);
    assertThat(stage.sliceLoops().get(0).sums()).isPositive();
    assertThat(stage.buffers()).anyMatch(buffer -> buffer.isSliced() && buffer.lines() > 0);
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
    assertThat(found).isPositive();
  }

  private MemoryLayout swapped(int i, int j) {
    List<Placement> places = new ArrayList<>(layout.placements());
    places.set(i, new Placement(places.get(i).buffer(), layout.placements().get(j).offset()));
    places.set(j, new Placement(places.get(j).buffer(), layout.placements().get(i).offset()));
    int end = places.stream().mapToInt(Placement::end).max().orElse(0);
    return new MemoryLayout(places, end, 0);
  }

  @Test
  void everyOtherLoopIsFound() {
    SliceLoop good = stage.sliceLoops().get(0);
    int first = good.firstPosition();
    int end = good.endPosition();
    assertIsFound(with(new SliceLoop(first, end, good.slices() / 2, good.sums())));
    assertIsFound(with(new SliceLoop(first, end, good.slices(), good.sums() - 1)));
    assertIsFound(with(new SliceLoop(first, end, good.slices(), 0)));
    assertIsFound(with(new SliceLoop(first + 1, end, good.slices(), good.sums())));
    assertIsFound(with(new SliceLoop(first, end - 1, good.slices(), 0)));
    assertIsFound(with(List.of(), stage.buffers()));
  }

  @Test
  void everyOtherBufferIsFound() {
    for (int i = 0; i < stage.buffers().size(); i++) {
      LineBuffer old = stage.buffers().get(i);
      assertIsFound(withBuffer(i, buffer(old, old.copyAfter(), old.slices() / 2)));
      assertIsFound(
          withBuffer(i, buffer(old, stage.sliceLoops().get(0).endPosition(), old.slices())));
    }
  }

  @Test
  void everyMissingStatementIsFound() {
    List<Program> shorter = ShortenedPrograms.of(program);
    assertThat(shorter).hasSizeGreaterThan(5);
    for (Program each : shorter) {
      assertThat(new ProgramVerifier().findings(GRAPH, each)).isNotEmpty();
    }
  }

  private static LineBuffer buffer(LineBuffer old, int copyAfter, int slices) {
    return new LineBuffer(
        old.tensor(), old.lines(), old.frontColumns(), old.contextColumns(), copyAfter, slices);
  }

  private Stage.Rows withBuffer(int index, LineBuffer changed) {
    List<LineBuffer> buffers = new ArrayList<>(stage.buffers());
    buffers.set(index, changed);
    return with(stage.sliceLoops(), buffers);
  }

  private Stage.Rows with(SliceLoop loop) {
    return with(List.of(loop), stage.buffers());
  }

  private Stage.Rows with(List<SliceLoop> loops, List<LineBuffer> buffers) {
    return new Stage.Rows(
        stage.feed(),
        stage.steps(),
        buffers,
        stage.rowTicks(),
        stage.columnTicks(),
        stage.upward(),
        loops,
        stage.peakBytes());
  }

  private void assertIsFound(Stage.Rows broken) {
    List<Stage> stages = new ArrayList<>(schedule.stages());
    stages.set(stages.indexOf(stage), broken);
    Schedule changed =
        new Schedule(GRAPH, stages, schedule.peakBytes(), schedule.lowerBoundBytes());
    assertThat(new ScheduleVerifier().findings(changed)).isNotEmpty();
  }
}
