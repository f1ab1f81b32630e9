package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The call that computes a node's whole output, shows it and reads its tables by its name. */
final class NodeCode implements Op.Visitor<String> {
  private static final List<String> AXES = List.of("HEIGHT", "WIDTH", "CHANNELS");

  private final Node node;
  private final Map<String, String> variables;
  private final ConstantsWriter constants;
  private final Imports imports;

  /**
   * Code for one node.
   *
   * @param variables by name of the tensor that each holds
   * @param constants takes its tables
   */
  NodeCode(Node node, Map<String, String> variables, ConstantsWriter constants, Imports imports) {
    this.node = node;
    this.variables = variables;
    this.constants = constants;
    this.imports = imports;
  }

  /** The call. */
  String call() {
    return node.op().accept(this);
  }

  @Override
  public String conv2D(Op.Conv2D op) {
    addTables(op.filter(), op.bias());
    return call("convolution", window(op.window()), activation(op.activation()), type());
  }

  @Override
  public String depthwiseConv2D(Op.DepthwiseConv2D op) {
    addTables(op.filter(), op.bias());
    return call("depthwise", window(op.window()), activation(op.activation()), type());
  }

  @Override
  public String dense(Op.Dense op) {
    addTables(op.filter(), op.bias());
    return call("dense", activation(op.activation()), type());
  }

  @Override
  public String maxPool(Op.MaxPool op) {
    return call("maxPool", window(op.window()), activation(op.activation()), type());
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return call("averagePool", window(op.window()), activation(op.activation()), type());
  }

  @Override
  public String mean(Op.Mean op) {
    List<Object> typeAndAxes = new ArrayList<>();
    typeAndAxes.add(type());
    if (op.height()) {
      typeAndAxes.add(axis(0));
    }
    if (op.width()) {
      typeAndAxes.add(axis(1));
    }
    if (op.channels()) {
      typeAndAxes.add(axis(2));
    }
    return call("mean", typeAndAxes.toArray());
  }

  @Override
  public String add(Op.Add op) {
    return call(op.subtracts() ? "sub" : "add", activation(op.activation()), type());
  }

  @Override
  public String mul(Op.Mul op) {
    return call("mul", activation(op.activation()), type());
  }

  @Override
  public String concatenate(Op.Concatenate op) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(name());
    arguments.add(axis(op.axis().number()));
    arguments.add(type());
    for (Operand operand : node.inputs()) {
      arguments.add(operand(operand));
    }
    return JavaText.call("concatenate", arguments.toArray());
  }

  @Override
  public String resize(Op.Resize op) {
    String kernel =
        op.interpolation() == Interpolation.NEAREST ? "resizeNearest" : "resizeBilinear";
    return call(kernel, imports.reference("Sampling") + "." + op.sampling().name(), type());
  }

  @Override
  public String pad(Op.Pad op) {
    return call("pad", op.padding().top(), op.padding().left(), type());
  }

  @Override
  public String reshape(Op.Reshape op) {
    return call("reshape", type());
  }

  @Override
  public String transpose(Op.Transpose op) {
    List<Object> typeAndAxes = new ArrayList<>();
    typeAndAxes.add(type());
    for (int axis : op.permutation()) {
      typeAndAxes.add(axis(axis));
    }
    return call("transpose", typeAndAxes.toArray());
  }

  @Override
  public String softmax(Op.Softmax op) {
    return call("softmax", op.beta() + "f", type());
  }

  @Override
  public String unary(Op.Unary op) {
    UnaryFunction function = op.function();
    return function instanceof UnaryFunction.LeakyRelu leaky
        ? call(function.name(), leaky.negativeSlope() + "f", type())
        : call(function.name(), type());
  }

  @Override
  public String requantize(Op.Requantize op) {
    return call("requantize", type());
  }

  @Override
  public String activation(Op.Activation op) {
    return call("clamp", activation(op.kind()), type());
  }

  /** The name comes first, then the operands. */
  private String call(String operator, Object... others) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(name());
    for (Operand operand : node.inputs()) {
      arguments.add(operand(operand));
    }
    arguments.addAll(List.of(others));
    return JavaText.call(operator, arguments.toArray());
  }

  private String name() {
    return JavaText.literal(node.output().name());
  }

  private String operand(Operand operand) {
    String variable = Objects.requireNonNull(variables.get(operand.tensor().name()));
    return operand.shape().equals(operand.tensor().shape())
        ? variable
        : JavaText.call(
            "reshaped", variable, type(operand.shape(), operand.tensor().quantization()));
  }

  private String type() {
    return type(node.output().shape(), node.output().quantization());
  }

  private static String type(Shape shape, Quantization quantization) {
    return JavaText.call(
        "type",
        JavaText.literal(shape.toString()),
        quantization.scale() + "f",
        quantization.zeroPoint());
  }

  private void addTables(Filter filter, Int32Values bias) {
    String layer = node.output().name();
    constants.add(new Constant.Bytes(layer + "_weights", filter.values()));
    constants.add(layer + "_scales", filter.scales());
    constants.add(new Constant.Words(layer + "_bias", bias));
  }

  private String window(Window window) {
    if (window.isPixel()) {
      return imports.reference("Window") + ".PIXEL";
    }
    return JavaText.made(
        imports.reference("Window"),
        window.kernelHeight(),
        window.kernelWidth(),
        window.strideHeight(),
        window.strideWidth(),
        window.dilationHeight(),
        window.dilationWidth(),
        window.padding().top(),
        window.padding().left());
  }

  private String activation(FusedActivation activation) {
    return imports.reference("Activation") + "." + activation.name();
  }

  private String axis(int index) {
    return imports.reference("Axis") + "." + AXES.get(index);
  }
}
