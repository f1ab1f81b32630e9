package dev.pex.processor.tflite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.List;

/**
 * Writes a graph as a {@code .tflite} file that TensorFlow Lite runs, operator by operator in the
 * graph's order. What the format has no word for is said by more operators: a PAD before a
 * convolution whose padding is neither SAME nor VALID, a RESHAPE where an operand is read under
 * another shape.
 */
public final class TfliteWriter {
  /**
   * The file's bytes; the same graph gives the same bytes.
   *
   * @throws IllegalArgumentException if the graph holds something that the format cannot say: a
   *     pool whose padding is neither SAME nor VALID
   */
  public byte[] write(Graph graph) {
    GraphFile file = new GraphFile(graph);
    PortWriter ports = new PortWriter(file);
    List<Integer> inputs = graph.inputs().stream().map(ports::input).toList();
    graph.nodes().forEach(node -> write(node, file));
    List<Integer> outputs = graph.outputs().stream().map(ports::output).toList();
    return file.build(graph.name(), inputs, outputs);
  }

  private static void write(Node node, GraphFile file) {
    Spelling spelling = node.op().accept(new OperatorWriter(node, file));
    file.operator(spelling, file.define(node.output()));
  }
}
