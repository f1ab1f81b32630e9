package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.program.Figures;
import dev.pex.processor.rewrite.PlanningLimits;
import dev.pex.processor.rewrite.Rewrites;
import dev.pex.processor.schedule.RecomputeSearch;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.ScheduleVerifier;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import dev.pex.processor.tflite.RealModels;
import dev.pex.processor.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Figures of published models, where they are present. */
final class RealModelFiguresTest {
  private static final Map<String, Expected> EXPECTED =
      Map.of(
          "mcunet_vww", new Expected(56, 94_000, 20_362, 10_931_325),
          "mlperf_ad_autoencoder", new Expected(10, 768, 768, 264_192),
          "mlperf_ic_resnet8", new Expected(15, 49_152, 9_568, 12_501_632),
          "mlperf_kws_dscnn", new Expected(12, 16_000, 3_906, 2_656_768),
          "mlperf_vww_mobilenetv1", new Expected(30, 55_296, 28_032, 3_727_313),
          "tflm_micro_speech", new Expected(3, 5_960, 5_960, 336_000),
          "tflm_person_detect", new Expected(30, 52_992, 11_904, 7_077_246));

  /** Arenas with the input pushed row by row; the other models have inputs of one row. */
  private static final Map<String, Integer> FED_BYTES =
      Map.of(
          "mcunet_vww", 11_972,
          "mlperf_ic_resnet8", 8_068,
          "mlperf_kws_dscnn", 3_550,
          "mlperf_vww_mobilenetv1", 10_244,
          "tflm_person_detect", 9_758);

  /** What comes out; order and in-place operators gain nothing on whole tensors of these. */
  private record Expected(int nodes, int wholeBytes, int partialBytes, long macs) {}

  @TestFactory
  Stream<DynamicTest> figures() {
    return RealModels.present().stream().map(name -> dynamicTest(name, () -> check(name)));
  }

  @Test
  void thePlanningPageStatesThem() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "planning.md"));
    for (String name : List.of("mcunet_vww", "tflm_person_detect")) {
      Expected expected = EXPECTED.getOrDefault(name, new Expected(0, 0, 0, 0));
      assertThat(page).contains(grouped(expected.wholeBytes()), grouped(expected.partialBytes()));
    }
  }

  private static String grouped(int bytes) {
    return String.format(Locale.ROOT, "%,d B", bytes);
  }

  @TestFactory
  Stream<DynamicTest> fedByRows() {
    return RealModels.present().stream()
        .filter(FED_BYTES::containsKey)
        .map(name -> dynamicTest(name, () -> checkFed(name)));
  }

  private static void checkFed(String name) {
    Graph graph = new Rewrites().apply(FedGraph.of(read(name)));
    Schedule schedule = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes).schedule(graph);
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    assertThat(layout.arenaBytes()).isEqualTo(FED_BYTES.getOrDefault(name, 0));
  }

  @TestFactory
  Stream<DynamicTest> noneIsSmallerWithSomethingComputedTwice() {
    return RealModels.present().stream().map(name -> dynamicTest(name, () -> checkTwice(name)));
  }

  private static void checkTwice(String name) {
    Graph graph = new Rewrites().apply(read(name));
    Scheduler scheduler = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes);
    Schedule schedule =
        new RecomputeSearch(scheduler, MemoryPlanner::trialBytes, 0.5).schedule(graph);
    assertThat(Figures.of(graph, graph, schedule).recomputedMacs()).isZero();
  }

  private static Graph read(String name) {
    return new TfliteReader()
        .read(
            RealModels.bytes(name),
            name,
            Origin.of(name),
            problem -> {
              throw new AssertionError(problem.text());
            })
        .orElseThrow();
  }

  private static void check(String name) {
    Graph original = read(name);
    assertThat(new GraphVerifier().findings(original)).isEmpty();
    Graph graph = new Rewrites().apply(original);
    assertThat(new GraphVerifier().findings(graph)).isEmpty();
    new PlanningLimits()
        .report(
            graph,
            problem -> {
              throw new AssertionError(problem.text());
            });
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    MemoryLayout layout = layout(schedule);
    MemoryLayout partial =
        layout(new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes).schedule(graph));
    Figures figures = Figures.of(original, graph, schedule);
    assertThat(schedule.peakBytes()).isEqualTo(schedule.lowerBoundBytes());
    Expected expected = EXPECTED.getOrDefault(name, new Expected(0, 0, 0, 0));
    assertThat(
            new Expected(
                graph.nodes().size(), layout.arenaBytes(), partial.arenaBytes(), figures.macs()))
        .isEqualTo(expected);
    assertThat(figures.layerwiseBytes()).isEqualTo(expected.wholeBytes());
    assertThat(layout.lowerBoundBytes()).isEqualTo(expected.wholeBytes());
  }

  private static MemoryLayout layout(Schedule schedule) {
    assertThat(new ScheduleVerifier().findings(schedule)).isEmpty();
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    assertThat(new MemoryLayoutVerifier().findings(schedule, layout)).isEmpty();
    return layout;
  }
}
