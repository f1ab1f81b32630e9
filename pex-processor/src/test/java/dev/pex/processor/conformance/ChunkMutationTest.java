package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramVerifier;
import dev.pex.processor.schedule.ColumnTicks;
import dev.pex.processor.schedule.ForcedRows;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plan that makes rows in the narrowest chunks, broken in one place. */
final class ChunkMutationTest {
  private static final Graph GRAPH = KnownNetworks.imageClassifier();

  private final Schedule schedule = ForcedRows.of(GRAPH, false, 1);

  @Test
  void everySmallerContextIsFound() {
    int found = 0;
    for (Stage.Rows stage : rowsStages()) {
      for (LineBuffer old : stage.buffers()) {
        if (old.contextColumns() > 0) {
          assertIsFound(stage, old, old.frontColumns(), old.contextColumns() - 1);
          found++;
        }
      }
    }
    assertThat(found).isGreaterThan(3);
  }

  @Test
  void everyNarrowerFrontIsFound() {
    for (Stage.Rows stage : rowsStages()) {
      for (LineBuffer old : stage.buffers()) {
        assertIsFound(stage, old, old.frontColumns() - 1, old.contextColumns());
      }
    }
  }

  /** A step that stays behind less reads what is not there, or loses what it made too early. */
  @Test
  void everySmallerSkewIsFound() {
    for (Stage.Rows stage : rowsStages()) {
      for (int position = 0; position < stage.steps().size(); position++) {
        RowsStep old = stage.steps().get(position);
        ColumnTicks columns = old.columns();
        if (columns.skew() > 0) {
          ColumnTicks ahead =
              new ColumnTicks(columns.perTick(), columns.skew() - 1, columns.width());
          List<RowsStep> steps = new ArrayList<>(stage.steps());
          steps.set(position, new RowsStep(old.node(), old.firing(), ahead, old.sums()));
          assertIsFound(stage, rows(stage, steps, stage.buffers()));
        }
      }
    }
  }

  /** Any statement that is left out, but for those that observe. */
  @Test
  void everyMissingStatementIsFound() {
    Program program = new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
    assertThat(new ProgramVerifier().findings(GRAPH, program)).isEmpty();
    for (Program shorter : ShortenedPrograms.of(program)) {
      assertThat(new ProgramVerifier().findings(GRAPH, shorter)).isNotEmpty();
    }
  }

  private List<Stage.Rows> rowsStages() {
    return schedule.stages().stream()
        .flatMap(stage -> stage instanceof Stage.Rows rows ? Stream.of(rows) : Stream.of())
        .toList();
  }

  private void assertIsFound(Stage.Rows stage, LineBuffer old, int frontColumns, int context) {
    List<LineBuffer> buffers = new ArrayList<>(stage.buffers());
    buffers.set(
        buffers.indexOf(old),
        new LineBuffer(old.tensor(), old.lines(), frontColumns, context, old.copyAfter()));
    assertIsFound(stage, rows(stage, stage.steps(), buffers));
  }

  private void assertIsFound(Stage.Rows stage, Stage.Rows mutant) {
    List<Stage> stages = new ArrayList<>(schedule.stages());
    stages.set(stages.indexOf(stage), mutant);
    int peakBytes = schedule.peakBytes();
    Schedule broken = new Schedule(GRAPH, stages, peakBytes, peakBytes);
    assertThat(new ScheduleVerifier().findings(broken)).isNotEmpty();
  }

  private static Stage.Rows rows(Stage.Rows stage, List<RowsStep> steps, List<LineBuffer> buffers) {
    return new Stage.Rows(
        Optional.empty(),
        steps,
        buffers,
        stage.rowTicks(),
        stage.columnTicks(),
        stage.upward(),
        stage.peakBytes());
  }
}
