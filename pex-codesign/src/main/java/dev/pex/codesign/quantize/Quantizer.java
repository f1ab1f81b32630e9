package dev.pex.codesign.quantize;

import dev.pex.codesign.network.ElementType;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the int8 network of a float one, under TensorFlow Lite's specification of 8-bit
 * quantisation. Tensors keep their names, which are those of the model's fields, so that {@code
 * TfliteWriter} makes a file of weights for the model.
 */
public final class Quantizer {
  private static final Origin ORIGIN = Origin.of("the quantiser");

  private final FloatNetwork network;
  private final Quantizations quantizations;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  private Quantizer(FloatNetwork network, Quantizations quantizations) {
    this.network = network;
    this.quantizations = quantizations;
  }

  /** The int8 network. */
  public static Graph quantize(FloatNetwork network, Quantizations quantizations) {
    Graph graph = new Quantizer(network, quantizations).graph();
    List<String> findings = new GraphVerifier().findings(graph);
    if (!findings.isEmpty()) {
      throw new IllegalStateException("the int8 network is wrong: " + findings);
    }
    return graph;
  }

  private Graph graph() {
    List<Port> inputs = network.network().inputs().stream().map(this::input).toList();
    network.network().operators().forEach(this::add);
    List<Port> outputs = network.network().outputs().stream().map(this::output).toList();
    return new Graph(network.network().name(), inputs, nodes, outputs);
  }

  private Port input(Input input) {
    Operand operand = input.operand();
    tensor(operand.tensor(), Int8Op.shape(operand.shape()), quantization(operand.tensor()));
    Port port = new Port(input.name(), operand(operand), type(input.type()));
    return input.feed() == Input.Feed.ROWS ? port.fedByRows() : port;
  }

  private Port output(Output output) {
    return new Port(output.name(), operand(output.operand()), type(output.type()));
  }

  /**
   * Adds an operator. Where a model requantises follows from the quantisations, so what it had
   * before is left out, and added again where concatenation needs it.
   */
  private void add(Operator operator) {
    if (operator.layer() instanceof Layer.Requantize) {
      tensors.put(operator.name(), tensors.get(operator.from().get(0).tensor()));
      return;
    }
    Quantization quantization = quantization(operator.name());
    List<dev.pex.processor.graph.Operand> operands =
        new ArrayList<>(operator.from().stream().map(this::operand).toList());
    if (operator.layer() instanceof Layer.Concatenate) {
      for (int i = 0; i < operands.size(); i++) {
        String name = operator.name() + "_" + i + "_requantized";
        operands.set(i, requantized(name, operands.get(i), quantization));
      }
    }
    float inputScale = operands.get(0).tensor().quantization().scale();
    Op op = operator.layer().accept(new Int8Op(operator, network, inputScale));
    Tensor output = tensor(operator.name(), Int8Op.shape(operator.shape()), quantization);
    nodes.add(new Node(op, operands, output, ORIGIN));
  }

  private dev.pex.processor.graph.Operand requantized(
      String name, dev.pex.processor.graph.Operand operand, Quantization quantization) {
    if (operand.tensor().quantization().equals(quantization)) {
      return operand;
    }
    Tensor result = tensor(name, operand.shape(), quantization);
    nodes.add(new Node(new Op.Requantize(), List.of(operand), result, ORIGIN));
    return dev.pex.processor.graph.Operand.of(result);
  }

  private Tensor tensor(String name, Shape shape, Quantization quantization) {
    Tensor tensor = new Tensor(name, shape, quantization, ORIGIN);
    tensors.put(name, tensor);
    return tensor;
  }

  private dev.pex.processor.graph.Operand operand(Operand operand) {
    Tensor tensor = tensors.get(operand.tensor());
    if (tensor == null) {
      throw new IllegalArgumentException("nothing makes '" + operand.tensor() + "'");
    }
    return new dev.pex.processor.graph.Operand(tensor, Int8Op.shape(operand.shape()));
  }

  private Quantization quantization(String tensor) {
    dev.pex.codesign.network.Quantization found = quantizations.of(tensor);
    return new Quantization(found.scale(), found.zeroPoint());
  }

  private static Port.ElementType type(ElementType type) {
    return Port.ElementType.valueOf(type.name());
  }
}
