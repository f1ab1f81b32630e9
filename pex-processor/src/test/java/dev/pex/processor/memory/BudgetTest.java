package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.RandomNetwork;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Plans for budgets between the smallest arena and that of whole tensors. */
final class BudgetTest {
  private static final int BUDGETS = 8;

  private final Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);

  @Test
  void moreBytesNeverMakeAPlanSlower() {
    check(KnownNetworks.keywordSpotter());
    check(KnownNetworks.imageClassifier());
    check(KnownNetworks.personDetector(3));
    check(KnownNetworks.personDetector(1));
    check(KnownNetworks.mobileNetV2());
  }

  @Property(tries = 100)
  void moreBytesNeverMakeAPlanOfARandomNetworkSlower(@ForAll long seed) {
    check(RandomNetwork.of(seed, 12));
  }

  @Test
  void theSmallestPlanIsTakenWhereNothingFits() {
    Graph graph = KnownNetworks.keywordSpotter();
    Schedule smallest = scheduler.schedule(graph);
    assertThat(scheduler.scheduleWithin(1000, graph)).isEqualTo(smallest);
  }

  @Test
  void wholeTensorsAreTakenWhereTheyFit() {
    Schedule schedule = scheduler.scheduleWithin(16_000, KnownNetworks.keywordSpotter());
    assertThat(schedule.overheadInstructions()).isZero();
    assertThat(schedule.stages()).allMatch(stage -> stage.kind().equals("whole"));
  }

  private void check(Graph graph) {
    Schedule smallest = scheduler.schedule(graph);
    int leastBytes = MemoryPlanner.trialBytes(smallest);
    int mostBytes = MemoryPlanner.trialBytes(whole(graph));
    long overhead = smallest.overheadInstructions();
    for (int i = 0; i <= BUDGETS; i++) {
      int budgetBytes = leastBytes + (int) ((long) (mostBytes - leastBytes) * i / BUDGETS);
      Schedule schedule = scheduler.scheduleWithin(budgetBytes, graph);
      assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
      assertThat(MemoryPlanner.trialBytes(schedule)).isLessThanOrEqualTo(budgetBytes);
      assertThat(schedule.overheadInstructions()).isLessThanOrEqualTo(overhead);
      overhead = schedule.overheadInstructions();
    }
    assertThat(overhead).isZero();
  }

  private static Schedule whole(Graph graph) {
    return new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
  }
}
