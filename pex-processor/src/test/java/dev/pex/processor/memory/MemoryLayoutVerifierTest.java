package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bad layouts of {@code x(8) -> c(12) -> s(12, elementwise)}. */
final class MemoryLayoutVerifierTest {
  private static final Graph GRAPH =
      new NetworkSketch("small")
          .input("x", 2, 2, 2)
          .conv("c", "x", 3, 1, 1)
          .softmax("s", "c")
          .output("s")
          .graph();

  private final Schedule schedule =
      new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(GRAPH);

  @Test
  void goodLayoutsPass() {
    assertThat(findings(0, 8, 8)).isEmpty();
    assertThat(findings(0, 8, 0)).isEmpty();
    assertThat(findings(0, 8, 5)).isEmpty();
    assertThat(findings(12, 0, 0)).isEmpty();
  }

  @Test
  void overlapsAreFound() {
    assertThat(findings(0, 7, 7)).containsExactly("byte 7 of 'x' is lost before 'c' has read it");
    assertThat(findings(12, 0, 1)).contains("byte 1 of 'c' is lost before 's' has read it");
  }

  @Test
  void wrongFiguresAreFound() {
    MemoryLayout good = layout(20, 0, 0, 8, 8);
    assertThat(new MemoryLayoutVerifier().findings(schedule, good)).isEmpty();
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout(21, 0, 0, 8, 8)))
        .containsExactly("the buffers end at 20, not at 21");
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout(20, 21, 0, 8, 8)))
        .containsExactly("the lower bound lies above the size of the arena");
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout(18, 0, -2, 6, 6)))
        .containsExactly("'x' is not aligned");
    Schedule above = new Schedule(GRAPH, schedule.stages(), schedule.peakBytes(), 21);
    assertThat(new MemoryLayoutVerifier().findings(above, good))
        .containsExactly("the schedule's lower bound lies above the size of the arena");
  }

  @Test
  void missingAndDoubledPlacesAreFound() {
    List<Placement> places = layout(20, 0, 0, 8, 8).placements();
    MemoryLayout missing = new MemoryLayout(places.subList(0, 2), 20, 0);
    assertThat(new MemoryLayoutVerifier().findings(schedule, missing))
        .containsExactly("'s' has no place in the arena");
    List<Placement> twice = List.of(places.get(0), places.get(1), places.get(2), places.get(0));
    assertThat(new MemoryLayoutVerifier().findings(schedule, new MemoryLayout(twice, 20, 0)))
        .containsExactly("'x' has two places");
  }

  private List<String> findings(int... offsets) {
    List<Buffer> buffers = new Lifetimes().of(schedule).buffers();
    int end =
        IntStream.range(0, offsets.length)
            .map(i -> offsets[i] + buffers.get(i).bytes())
            .max()
            .orElse(0);
    return new MemoryLayoutVerifier().findings(schedule, layout(end, 0, offsets));
  }

  private MemoryLayout layout(int arenaBytes, int lowerBoundBytes, int... offsets) {
    List<Buffer> buffers = new Lifetimes().of(schedule).buffers();
    List<Placement> placements =
        IntStream.range(0, offsets.length)
            .mapToObj(i -> new Placement(buffers.get(i), offsets[i]))
            .toList();
    return new MemoryLayout(placements, arenaBytes, lowerBoundBytes);
  }
}
