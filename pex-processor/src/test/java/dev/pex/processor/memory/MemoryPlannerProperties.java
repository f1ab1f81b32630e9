package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.RandomNetwork;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class MemoryPlannerProperties {
  @Property(tries = 200)
  void theVerifierAcceptsLayoutsOfSchedules(@ForAll long seed, @ForAll boolean partial) {
    Graph graph = RandomNetwork.of(seed, 20);
    StageKinds kinds = partial ? StageKinds.ALL : StageKinds.WHOLE_ONLY;
    Schedule schedule = new Scheduler(kinds, MemoryPlanner::trialBytes).schedule(graph);
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    assertThat(layout.arenaBytes()).isGreaterThanOrEqualTo(schedule.peakBytes());
    assertThat(layout.lowerBoundBytes()).isGreaterThanOrEqualTo(schedule.lowerBoundBytes());
  }

  /** The definition: the least arena of all offsets, for any distances and alignments. */
  @Property(tries = 1000)
  void bruteForceOverAllOffsetsAgrees(@ForAll long seed) {
    MemoryProblem problem = RandomProblems.of(new Random(seed), 5, 6);
    MemoryLayout layout = new MemoryPlanner().layOut(problem);
    List<Integer> offsets = layout.placements().stream().map(Placement::offset).toList();
    assertThat(problem.distances()).allMatch(pair -> keeps(pair, offsets));
    assertThat(layout.lowerBoundBytes()).isEqualTo(layout.arenaBytes());
    int least = leastArena(problem, new ArrayList<>(), 0, layout.arenaBytes() + 1);
    assertThat(layout.arenaBytes()).isEqualTo(least);
  }

  /** Without work to spend, the greedy layout must still be one, and the bound below it. */
  @Property(tries = 300)
  void withoutSearchTheLayoutIsStillValid(@ForAll long seed) {
    MemoryProblem problem = RandomProblems.of(new Random(seed), 40, 1000);
    MemoryLayout hasty = new MemoryPlanner(0).layOut(problem);
    MemoryLayout searched = new MemoryPlanner(1_000_000).layOut(problem);
    List<Integer> offsets = searched.placements().stream().map(Placement::offset).toList();
    assertThat(problem.distances()).allMatch(pair -> keeps(pair, offsets));
    assertThat(searched.arenaBytes()).isBetween(hasty.lowerBoundBytes(), hasty.arenaBytes());
    assertThat(searched.lowerBoundBytes())
        .isBetween(hasty.lowerBoundBytes(), searched.arenaBytes());
  }

  private static boolean keeps(Distance pair, List<Integer> offsets) {
    int first = offsets.get(pair.first());
    int second = offsets.get(pair.second());
    return second >= first + pair.secondAbove() || first >= second + pair.firstAbove();
  }

  private static int leastArena(
      MemoryProblem problem, List<Integer> offsets, int arenaBytes, int known) {
    int index = offsets.size();
    if (index == problem.buffers().size()) {
      return arenaBytes;
    }
    Buffer buffer = problem.buffers().get(index);
    int least = known;
    for (int offset = 0; offset + buffer.bytes() < least; offset += buffer.alignment()) {
      offsets.add(offset);
      if (problem.distances().stream()
          .filter(pair -> Math.max(pair.first(), pair.second()) == index)
          .allMatch(pair -> keeps(pair, offsets))) {
        int end = Math.max(arenaBytes, offset + buffer.bytes());
        least = Math.min(least, leastArena(problem, offsets, end, least));
      }
      offsets.remove(index);
    }
    return least;
  }
}
