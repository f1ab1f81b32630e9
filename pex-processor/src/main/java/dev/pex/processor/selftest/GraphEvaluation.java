package dev.pex.processor.selftest;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.WholeTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes a graph node by node with the reference kernels. */
public final class GraphEvaluation {
  private GraphEvaluation() {}

  /**
   * One inference.
   *
   * @param inputs int8 values of each input, channels innermost
   * @return int8 values of every tensor by its name, inputs first, then in the order of the nodes
   */
  public static Map<String, byte[]> tensors(Graph graph, List<byte[]> inputs) {
    Map<String, byte[]> tensors = new LinkedHashMap<>();
    for (int port = 0; port < graph.inputs().size(); port++) {
      tensors.put(graph.inputs().get(port).tensor().name(), inputs.get(port).clone());
    }
    for (Node node : graph.nodes()) {
      List<WholeTensor> operands = new ArrayList<>();
      for (Operand operand : node.inputs()) {
        Tensor tensor = operand.tensor();
        operands.add(
            WholeTensor.of(
                type(tensor, operand.shape()), tensors.getOrDefault(tensor.name(), new byte[0])));
      }
      Tensor output = node.output();
      WholeTensor result =
          node.op().accept(new ReferenceKernel(operands, type(output, output.shape())));
      tensors.put(output.name(), result.values());
    }
    return tensors;
  }

  private static TensorType type(Tensor tensor, Shape shape) {
    return new TensorType(
        shape.height(),
        shape.width(),
        shape.channels(),
        tensor.quantization().scale(),
        tensor.quantization().zeroPoint());
  }
}
