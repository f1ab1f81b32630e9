package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryLayoutVerifier;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramVerifier;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A good plan, broken in one place: verifiers must find every break that changes a result. */
final class PlanMutationTest {
  private static final Graph GRAPH = KnownNetworks.imageClassifier();

  private final MemoryPlanner planner = new MemoryPlanner();
  private final Schedule schedule =
      new Scheduler(StageKinds.ALL, each -> planner.layOut(each).arenaBytes()).schedule(GRAPH);
  private final MemoryLayout layout = planner.layOut(schedule);
  private final Program program = new Linker().link(schedule, layout);

  @Test
  void thePlanIsGood() {
    assertThat(rowsStages()).isNotEmpty();
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
  void everyMissingLineIsFound() {
    for (Stage.Rows stage : rowsStages()) {
      for (LineBuffer old : stage.buffers()) {
        if (old.lines() > 0) {
          assertScheduleIsFound(
              stage, withBuffer(stage, old, buffer(old, old.lines() - 1, old.copyAfter())));
        }
      }
    }
  }

  /** Where a reader stands between the earlier copy and the right one. */
  @Test
  void everyEarlyCopyIsFound() {
    for (Stage.Rows stage : rowsStages()) {
      for (LineBuffer old : stage.buffers()) {
        int maker =
            stage.nodes().stream().map(node -> node.output()).toList().indexOf(old.tensor());
        if (old.copyAfter() > maker) {
          assertScheduleIsFound(
              stage, withBuffer(stage, old, buffer(old, old.lines(), old.copyAfter() - 1)));
        }
      }
    }
  }

  @Test
  void everyShiftedFiringIsFound() {
    for (Stage.Rows stage : rowsStages()) {
      for (int position = 0; position < stage.steps().size(); position++) {
        RowsStep step = stage.steps().get(position);
        Firing old = step.firing();
        Firing late = new Firing(old.first() + 1, old.period(), old.rows());
        assertScheduleIsFound(stage, withFiring(stage, position, late));
        if (old.first() > 0) {
          Firing early = new Firing(old.first() - 1, old.period(), old.rows());
          assertScheduleIsFound(stage, withFiring(stage, position, early));
        }
      }
    }
  }

  /** Any statement of a rows stage that is left out, but for those that observe. */
  @Test
  void everyMissingStatementIsFound() {
    List<Program> shorter = ShortenedPrograms.of(program);
    assertThat(shorter.size()).isGreaterThan(program.sections().size());
    for (Program each : shorter) {
      assertThat(new ProgramVerifier().findings(GRAPH, each)).isNotEmpty();
    }
  }

  private void assertScheduleIsFound(Stage.Rows stage, Stage.Rows mutant) {
    List<Stage> stages = new ArrayList<>(schedule.stages());
    stages.set(stages.indexOf(stage), mutant);
    Schedule broken = new Schedule(GRAPH, stages, schedule.peakBytes(), schedule.lowerBoundBytes());
    assertThat(new ScheduleVerifier().findings(broken)).isNotEmpty();
  }

  private List<Stage.Rows> rowsStages() {
    return schedule.stages().stream()
        .flatMap(stage -> stage instanceof Stage.Rows rows ? Stream.of(rows) : Stream.of())
        .toList();
  }

  private static LineBuffer buffer(LineBuffer old, int lines, int copyAfter) {
    return new LineBuffer(old.tensor(), lines, old.frontColumns(), old.contextColumns(), copyAfter);
  }

  private static Stage.Rows withBuffer(Stage.Rows stage, LineBuffer old, LineBuffer changed) {
    List<LineBuffer> buffers = new ArrayList<>(stage.buffers());
    buffers.set(buffers.indexOf(old), changed);
    return rows(stage, stage.steps(), buffers);
  }

  private static Stage.Rows withFiring(Stage.Rows stage, int position, Firing firing) {
    List<RowsStep> steps = new ArrayList<>(stage.steps());
    RowsStep old = steps.get(position);
    steps.set(position, new RowsStep(old.node(), firing, old.columns(), old.sums()));
    return rows(stage, steps, stage.buffers());
  }

  private static Stage.Rows rows(Stage.Rows stage, List<RowsStep> steps, List<LineBuffer> buffers) {
    return new Stage.Rows(
        stage.feed(),
        steps,
        buffers,
        stage.rowTicks(),
        stage.columnTicks(),
        stage.upward(),
        stage.peakBytes());
  }
}
