package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reads files that tests put together. */
final class SketchReading {
  private SketchReading() {}

  /** The only node of a file. */
  static Node only(byte[] file) {
    Graph graph = read(file);
    assertThat(graph.nodes()).hasSize(1);
    return graph.nodes().get(0);
  }

  /**
   * The graph of a file, which is right and computes what the file does when it is written again.
   */
  static Graph read(byte[] file) {
    Graph graph = TfliteWriterTest.read(file, "sketch");
    assertThat(new GraphVerifier().findings(graph)).isEmpty();
    assertThat(run(new TfliteWriter().write(graph), graph)).containsAllEntriesOf(run(file, graph));
    return graph;
  }

  /** What TensorFlow Lite computes. */
  private static Map<String, String> run(byte[] file, Graph graph) {
    Random random = new Random(5);
    List<byte[]> inputs = new ArrayList<>();
    for (Port port : graph.inputs()) {
      byte[] values = new byte[port.shape().elements()];
      random.nextBytes(values);
      inputs.add(values);
    }
    Map<String, String> tensors = new LinkedHashMap<>();
    new TfliteRunner(file)
        .run(List.of(inputs))
        .get(0)
        .forEach((name, values) -> tensors.put(name, Arrays.toString(values)));
    return tensors;
  }

  /** Fails unless one diagnostic says where and what is wrong. */
  static void assertRefused(byte[] file, String place, String fact) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    new TfliteReader().read(file, "sketch.tflite", Origin.of("test"), diagnostics::add);
    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).summary()).contains(place).contains(fact);
  }
}
