package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.Port;
import dev.pex.processor.rewrite.Rewrites;
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
    return RealModels.present();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("models")
  void isReadIntoAGraphThatHolds(String name) {
    byte[] file = RealModels.bytes(name);
    List<Diagnostic> diagnostics = new ArrayList<>();

    Optional<Graph> graph =
        new TfliteReader().read(file, name + ".tflite", Origin.of("test"), diagnostics::add);

    assertThat(diagnostics).extracting(Diagnostic::text).isEmpty();
    assertThat(new GraphVerifier().findings(graph.orElseThrow())).isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("models")
  void survivesWriting(String name) {
    byte[] file = RealModels.bytes(name);
    Graph graph = TfliteWriterTest.read(file, name);

    Graph again = TfliteWriterTest.read(new TfliteWriter().write(graph), name);

    assertThat(PlainGraph.of(again)).isEqualTo(PlainGraph.of(graph));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("models")
  void computesTheSameInTensorFlowLiteAfterWriting(String name) {
    byte[] file = RealModels.bytes(name);
    Graph graph = TfliteWriterTest.read(file, name);

    Map<String, byte[]> original = run(file, graph);
    Map<String, byte[]> written = run(new TfliteWriter().write(graph), graph);

    assertThat(written).containsOnlyKeys(original.keySet().toArray(new String[0]));
    original.forEach(
        (tensor, values) -> assertThat(written.get(tensor)).as(tensor).isEqualTo(values));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("models")
  void computesTheSameInTensorFlowLiteAfterRewriting(String name) {
    byte[] file = RealModels.bytes(name);
    Graph graph = TfliteWriterTest.read(file, name);

    Map<String, byte[]> original = run(file, graph);
    Graph rewritten = new Rewrites().apply(graph);
    Map<String, byte[]> survivors = run(new TfliteWriter().write(rewritten), graph);

    Port output = graph.outputs().get(0);
    survivors.keySet().retainAll(original.keySet());
    assertThat(survivors).containsKey(output.tensor().name());
    survivors.forEach(
        (tensor, values) -> assertThat(values).as(tensor).isEqualTo(original.get(tensor)));
  }

  private static Map<String, byte[]> run(byte[] file, Graph graph) {
    byte[] input = new byte[graph.inputs().get(0).shape().elements()];
    new Random(3).nextBytes(input);
    return new TfliteRunner(file).run(List.of(List.of(input))).get(0);
  }
}
