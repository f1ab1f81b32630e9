package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.runtime.reference.Activation;
import dev.pex.runtime.reference.TensorType;
import dev.pex.runtime.reference.WholeTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a graph node by node with the reference kernels, without any generated code. */
public final class GraphRunner implements Runner {
  private final Graph graph;

  /** A runner of a graph, which may be original or rewritten. */
  public GraphRunner(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    List<Map<String, byte[]>> results = new ArrayList<>();
    for (List<byte[]> input : inputs) {
      results.add(infer(input));
    }
    return results;
  }

  private Map<String, byte[]> infer(List<byte[]> input) {
    Map<String, byte[]> tensors = new LinkedHashMap<>();
    for (int port = 0; port < graph.inputs().size(); port++) {
      tensors.put(graph.inputs().get(port).tensor().name(), input.get(port).clone());
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

  static Activation clamp(FusedActivation activation) {
    return switch (activation) {
      case NONE -> Activation.NONE;
      case RELU -> Activation.RELU;
      case RELU6 -> Activation.RELU6;
      case RELU_N1_TO_1 -> Activation.RELU_N1_TO_1;
    };
  }
}
