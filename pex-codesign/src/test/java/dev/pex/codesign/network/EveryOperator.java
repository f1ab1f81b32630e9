package dev.pex.codesign.network;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Sampling;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;

/** A graph of the compiler with each of its operators, in a chain that is not meant to run. */
final class EveryOperator {
  private static final Window WINDOW = new Window(1, 2, 3, 4, 5, 6, new Padding(7, 8, 9, 10));
  private static final Filter FILTER =
      new Filter(
          Int8Values.copyOf(new byte[1]), 1, 1, 1, 1, FloatValues.copyOf(new float[] {0.25f}));
  private static final Origin ORIGIN = Origin.of("a test");
  private static final Int32Values BIAS = Int32Values.copyOf(new int[1]);

  private EveryOperator() {}

  static List<Op> operators() {
    return List.of(
        new Op.Conv2D(FILTER, BIAS, WINDOW, FusedActivation.RELU),
        new Op.DepthwiseConv2D(FILTER, BIAS, WINDOW, 3, FusedActivation.RELU6),
        new Op.Dense(FILTER, BIAS, FusedActivation.NONE),
        new Op.MaxPool(WINDOW, FusedActivation.NONE),
        new Op.AveragePool(WINDOW, FusedActivation.RELU_N1_TO_1),
        new Op.Mean(true, false, true),
        new Op.Mean(false, true, false),
        Op.Add.sum(FusedActivation.RELU),
        Op.Add.difference(FusedActivation.RELU),
        new Op.Mul(FusedActivation.NONE),
        new Op.Concatenate(Axis.WIDTH),
        new Op.Resize(2, 3, Interpolation.NEAREST, Sampling.ASYMMETRIC),
        new Op.Resize(2, 3, Interpolation.BILINEAR, Sampling.HALF_PIXEL_CENTERS),
        new Op.Resize(2, 3, Interpolation.BILINEAR, Sampling.ALIGN_CORNERS),
        new Op.Pad(new Padding(1, 2, -3, 4)),
        new Op.Reshape(new Shape(1, 1, 6)),
        new Op.Transpose(List.of(1, 2, 0)),
        new Op.Softmax(1.1f),
        new Op.Unary(new UnaryFunction.Logistic()),
        new Op.Unary(new UnaryFunction.Tanh()),
        new Op.Unary(new UnaryFunction.HardSwish()),
        new Op.Unary(new UnaryFunction.LeakyRelu(0.3f)),
        new Op.Requantize(),
        new Op.Activation(FusedActivation.RELU6));
  }

  /** Each operator reads the tensor before it, and the first one too. */
  static Graph graph() {
    Tensor first = tensor("first \"input\"");
    List<Node> nodes = new ArrayList<>();
    Tensor last = first;
    for (Op op : operators()) {
      Tensor next = tensor("tensor" + nodes.size());
      Operand vector = new Operand(first, Shape.vector(6));
      nodes.add(new Node(op, List.of(Operand.of(last), vector), next, ORIGIN));
      last = next;
    }
    List<Port> inputs =
        List.of(
            new Port("a", Operand.of(first), Port.ElementType.INT8).fedByRows(),
            new Port("b", Operand.of(tensor("second")), Port.ElementType.FLOAT32));
    Port output = new Port("c", new Operand(last, Shape.vector(6)), Port.ElementType.FLOAT32);
    return new Graph("EveryOperator", inputs, nodes, List.of(output));
  }

  private static Tensor tensor(String name) {
    return new Tensor(name, new Shape(1, 2, 3), new Quantization(1e-5f, -7), ORIGIN);
  }
}
