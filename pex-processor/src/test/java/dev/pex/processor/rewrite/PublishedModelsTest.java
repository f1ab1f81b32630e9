package dev.pex.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.tflite.RealModels;
import dev.pex.processor.tflite.TfliteReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the rewrites do to published models, where these are present. */
final class PublishedModelsTest {
  /** Model → multiply-accumulates as published and rewritten. */
  private static final Map<String, List<Long>> FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("mlperf_kws_dscnn", List.of(2_656_768L, 2_656_768L));
    FIGURES.put("mlperf_ic_resnet8", List.of(12_501_632L, 12_501_632L));
    FIGURES.put("mlperf_vww_mobilenetv1", List.of(7_489_664L, 3_727_313L));
    FIGURES.put("mlperf_ad_autoencoder", List.of(264_192L, 264_192L));
    FIGURES.put("tflm_person_detect", List.of(7_157_888L, 7_077_246L));
    FIGURES.put("tflm_micro_speech", List.of(336_000L, 336_000L));
    FIGURES.put("mcunet_vww", List.of(11_578_816L, 10_931_325L));
  }

  @TestFactory
  Stream<DynamicTest> multiplyAccumulates() {
    return RealModels.present().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertFigures(name, graph(name))));
  }

  @TestFactory
  Stream<DynamicTest> survivingTensorsAndOutputs() {
    return RealModels.present().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertSameBytes(graph(name))));
  }

  private static void assertFigures(String name, Graph graph) {
    Graph rewritten = new Rewrites().apply(graph);
    List<Long> found = List.of(macs(graph), macs(rewritten));
    assertThat(found).isEqualTo(FIGURES.get(name));
  }

  private static void assertSameBytes(Graph graph) {
    SameBytes.check(graph.name(), graph, new Rewrites().apply(graph));
  }

  private static long macs(Graph graph) {
    return graph.nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
  }

  private static Graph graph(String name) {
    return new TfliteReader()
        .read(
            RealModels.bytes(name),
            name + ".tflite",
            Origin.of(name),
            problem -> {
              throw new IllegalStateException(problem.text());
            })
        .orElseThrow();
  }
}
