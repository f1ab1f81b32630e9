package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pex.processor.conformance.TfliteRunner;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published models are read whole. */
class RealModelsTest {
  static List<String> models() {
    return RealModels.NAMES;
  }

  @ParameterizedTest
  @MethodSource("models")
  void isReadIntoAGraphThatHolds(String name) {
    Optional<byte[]> file = RealModels.read(name);
    assumeTrue(file.isPresent(), "the model is not here");
    List<Diagnostic> diagnostics = new ArrayList<>();

    Optional<Graph> graph =
        new TfliteReader().read(file.get(), name + ".tflite", Origin.of("test"), diagnostics::add);

    assertThat(diagnostics).extracting(Diagnostic::text).isEmpty();
    assertThat(new GraphVerifier().findings(graph.orElseThrow())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void survivesWriting(String name) {
    Optional<byte[]> file = RealModels.read(name);
    assumeTrue(file.isPresent(), "the model is not here");
    Graph graph = TfliteWriterTest.read(file.get(), name);

    Graph again = TfliteWriterTest.read(new TfliteWriter().write(graph), name);

    assertThat(PlainGraph.of(again)).isEqualTo(PlainGraph.of(graph));
  }

  @ParameterizedTest
  @MethodSource("models")
  void computesTheSameInTensorFlowLiteAfterWriting(String name) {
    Optional<byte[]> file = RealModels.read(name);
    assumeTrue(file.isPresent(), "the model is not here");
    Graph graph = TfliteWriterTest.read(file.get(), name);
    byte[] input = new byte[graph.inputs().get(0).shape().elements()];
    new Random(3).nextBytes(input);

    Map<String, byte[]> original = new TfliteRunner(file.get()).run(List.of(List.of(input))).get(0);
    Map<String, byte[]> written =
        new TfliteRunner(new TfliteWriter().write(graph)).run(List.of(List.of(input))).get(0);

    assertThat(written).containsOnlyKeys(original.keySet().toArray(new String[0]));
    original.forEach(
        (tensor, values) -> assertThat(written.get(tensor)).as(tensor).isEqualTo(values));
  }
}
