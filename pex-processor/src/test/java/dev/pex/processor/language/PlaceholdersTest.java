package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.GraphRunner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network with placeholder weights behaves like one: its signal neither saturates nor vanishes.
 */
final class PlaceholdersTest {
  private static final int INFERENCES = 4;

  /** Thirty layers in the manner of MobileNetV1, with a head of few classes. */
  private static final String DEEP =
      """
      import dev.pex.*;

      @Network
      class Deep {
        @Input(height = 24, width = 24, channels = 3) Tensor picture;
        @Conv2D(filters = 8, kernel = 3, strides = 2, activation = ActivationFunction.RELU)
        Tensor stem;
        @SeparableConv2D(filters = 16, kernel = 3, activation = ActivationFunction.RELU, repeat = 7)
        Tensor wide;
        @SeparableConv2D(
            filters = 24, kernel = 3, strides = 2, activation = ActivationFunction.RELU6, repeat = 7)
        Tensor narrow;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 2) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  @Test
  void scoresDependOnTheInput(@TempDir Path work) throws IOException {
    Graph graph = deep(work);
    String scores = graph.outputs().get(0).tensor().name();
    List<Map<String, byte[]>> results = run(graph);
    assertThat(results.stream().map(result -> tensor(result, scores)[0]).distinct())
        .as("scores of the first class")
        .hasSize(INFERENCES);
  }

  @Test
  void everyTensorDependsOnTheInputAndHasRoom(@TempDir Path work) throws IOException {
    Graph graph = deep(work);
    List<Map<String, byte[]>> results = run(graph);
    for (Node node : graph.nodes()) {
      String name = node.output().name();
      byte[] first = tensor(results.get(0), name);
      byte[] second = tensor(results.get(1), name);
      assertThat(first).as(name).isNotEqualTo(second);
      if (!name.equals("scores")) {
        assertThat(shareAtTop(first)).as(name).isLessThan(0.2);
      }
    }
  }

  @Test
  void weightsDependOnTheNamesOnly(@TempDir Path work) throws IOException {
    assertThat(deep(work.resolve("first")).nodes().get(0).op())
        .isEqualTo(deep(work.resolve("second")).nodes().get(0).op());
  }

  private static Graph deep(Path work) throws IOException {
    Files.createDirectories(work);
    Path source = Files.writeString(work.resolve("Deep.java"), DEEP);
    Stages stages = new Stages();
    new ModelCompiler(work.resolve("output")).with(stages).compile(List.of(source));
    return stages.original();
  }

  private static List<Map<String, byte[]>> run(Graph graph) {
    Random random = new Random(1);
    List<List<byte[]>> inputs = new ArrayList<>();
    for (int i = 0; i < INFERENCES; i++) {
      List<byte[]> ports = new ArrayList<>();
      for (Port port : graph.inputs()) {
        byte[] values = new byte[port.shape().elements()];
        random.nextBytes(values);
        ports.add(values);
      }
      inputs.add(ports);
    }
    return new GraphRunner(graph).run(inputs);
  }

  private static byte[] tensor(Map<String, byte[]> result, String name) {
    return Optional.ofNullable(result.get(name)).orElseThrow();
  }

  private static double shareAtTop(byte[] values) {
    int atTop = 0;
    for (byte value : values) {
      atTop += value == Byte.MAX_VALUE ? 1 : 0;
    }
    return (double) atTop / values.length;
  }
}
