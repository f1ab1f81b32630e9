package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.program.Figures;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import org.junit.jupiter.api.Test;

/** The published figures of whole-tensor execution; a byte more is a regression. */
final class KnownNetworksTest {
  @Test
  void keywordSpotter() {
    check(KnownNetworks.keywordSpotter(), 16_000, 16_000, 2_656_768);
  }

  @Test
  void imageClassifier() {
    check(KnownNetworks.imageClassifier(), 49_152, 49_152, 12_501_632);
  }

  @Test
  void personDetectorInColour() {
    check(KnownNetworks.personDetector(3), 55_296, 55_296, 7_489_664);
  }

  @Test
  void personDetectorInGrey() {
    check(KnownNetworks.personDetector(1), 55_296, 55_296, 7_157_888);
  }

  @Test
  void mobileNetV2() {
    check(KnownNetworks.mobileNetV2(), 1_505_280, 1_505_280, 300_774_272);
  }

  @Test
  void rowByRow() {
    checkRows(KnownNetworks.keywordSpotter(), 3_906);
    checkRows(KnownNetworks.imageClassifier(), 9_568);
    checkRows(KnownNetworks.personDetector(3), 28_032);
    checkRows(KnownNetworks.personDetector(1), 11_904);
    checkRows(KnownNetworks.mobileNetV2(), 177_024);
  }

  @Test
  void fedByRows() {
    checkRows(FedGraph.of(KnownNetworks.keywordSpotter()), 3_550);
    checkRows(FedGraph.of(KnownNetworks.imageClassifier()), 8_068);
    checkRows(FedGraph.of(KnownNetworks.personDetector(3)), 10_244);
    checkRows(FedGraph.of(KnownNetworks.personDetector(1)), 9_860);
    checkRows(FedGraph.of(KnownNetworks.mobileNetV2()), 89_076);
  }

  private static void checkRows(Graph graph, int arenaBytes) {
    Schedule schedule = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    assertThat(layout.arenaBytes()).isEqualTo(arenaBytes);
  }

  private static void check(Graph graph, int layerwiseBytes, int arenaBytes, long macs) {
    assertThat(new GraphVerifier().findings(graph)).isEmpty();
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    Figures figures = Figures.of(graph, graph, schedule);
    assertThat(figures.layerwiseBytes()).isEqualTo(layerwiseBytes);
    assertThat(figures.macs()).isEqualTo(macs);
    assertThat(schedule.peakBytes()).isEqualTo(schedule.lowerBoundBytes());
    assertThat(layout.arenaBytes()).isEqualTo(arenaBytes).isEqualTo(schedule.peakBytes());
    assertThat(layout.lowerBoundBytes()).isEqualTo(arenaBytes);
  }
}
