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
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import java.util.ArrayList;
import java.util.List;

/** The expression that computes a node's whole output with a reference kernel. */
final class NodeCode implements Op.Visitor<String> {
  private static final List<String> AXES = List.of("HEIGHT", "WIDTH", "CHANNELS");

  private final Node node;
  private final String name;
  private final ConstantsWriter constants;
  private final Imports imports;

  /**
   * Code for one node.
   *
   * @param name identifier after its output, for its tables
   * @param constants takes its tables
   */
  NodeCode(Node node, String name, ConstantsWriter constants, Imports imports) {
    this.node = node;
    this.name = name;
    this.constants = constants;
    this.imports = imports;
  }

  /** The expression. */
  String expression() {
    return node.op().accept(this);
  }

  /** Shape and quantisation as the reference kernels take them. */
  static String type(Shape shape, Quantization quantization, Imports imports) {
    return JavaText.made(
        imports.reference("TensorType"),
        shape.height(),
        shape.width(),
        shape.channels(),
        quantization.scale() + "f",
        quantization.zeroPoint());
  }

  @Override
  public String conv2D(Op.Conv2D op) {
    String weights = weights(op.filter(), op.bias());
    return apply("Convolution", weights, window(op.window()), activation(op.activation()));
  }

  @Override
  public String depthwiseConv2D(Op.DepthwiseConv2D op) {
    String weights = weights(op.filter(), op.bias());
    return apply("DepthwiseConvolution", weights, window(op.window()), activation(op.activation()));
  }

  @Override
  public String dense(Op.Dense op) {
    return apply("Dense", weights(op.filter(), op.bias()), activation(op.activation()));
  }

  @Override
  public String maxPool(Op.MaxPool op) {
    return apply("MaxPool", window(op.window()), activation(op.activation()));
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return apply("AveragePool", window(op.window()), activation(op.activation()));
  }

  @Override
  public String mean(Op.Mean op) {
    List<Object> axes = new ArrayList<>();
    if (op.height()) {
      axes.add(axis(0));
    }
    if (op.width()) {
      axes.add(axis(1));
    }
    if (op.channels()) {
      axes.add(axis(2));
    }
    return apply(
        "Mean",
        JavaText.call(
            imports.util("Set") + ".<" + imports.reference("Axis") + ">of", axes.toArray()));
  }

  @Override
  public String add(Op.Add op) {
    return apply("Add", activation(op.activation()));
  }

  @Override
  public String mul(Op.Mul op) {
    return apply("Mul", activation(op.activation()));
  }

  @Override
  public String concatenate(Op.Concatenate op) {
    List<String> operands = node.inputs().stream().map(this::operand).toList();
    return JavaText.callInLines(
        imports.reference("Concatenate") + ".apply",
        List.of(
            imports.util("List")
                + ".<"
                + imports.reference("WholeTensor")
                + ">of("
                + String.join(",\n", operands)
                + ")",
            axis(op.axis().number()),
            type(node.output().shape(), node.output().quantization(), imports)));
  }

  @Override
  public String resize(Op.Resize op) {
    String kernel =
        op.interpolation() == Interpolation.NEAREST ? "ResizeNearest" : "ResizeBilinear";
    return apply(kernel, imports.reference("Sampling") + "." + op.sampling().name());
  }

  @Override
  public String pad(Op.Pad op) {
    return apply("Pad", op.padding().top() + ", " + op.padding().left());
  }

  @Override
  public String reshape(Op.Reshape op) {
    return apply("Reshape");
  }

  @Override
  public String transpose(Op.Transpose op) {
    Object[] axes = op.permutation().stream().map(this::axis).toArray();
    return apply(
        "Transpose",
        JavaText.call(imports.util("List") + ".<" + imports.reference("Axis") + ">of", axes));
  }

  @Override
  public String softmax(Op.Softmax op) {
    return apply("Softmax", op.beta() + "f");
  }

  @Override
  public String logistic(Op.Logistic op) {
    return apply("Logistic");
  }

  @Override
  public String requantize(Op.Requantize op) {
    return apply("Requantize");
  }

  @Override
  public String activation(Op.Activation op) {
    return apply("Clamp", activation(op.kind()));
  }

  /** All kernels take the operands first and the output's type last. */
  private String apply(String kernel, String... attributes) {
    List<String> arguments = new ArrayList<>();
    node.inputs().forEach(operand -> arguments.add(operand(operand)));
    arguments.addAll(List.of(attributes));
    arguments.add(type(node.output().shape(), node.output().quantization(), imports));
    return JavaText.callInLines(imports.reference(kernel) + ".apply", arguments);
  }

  private String operand(Operand operand) {
    String whole = JavaText.call("tensor", JavaText.literal(operand.tensor().name()));
    if (operand.shape().equals(operand.tensor().shape())) {
      return whole;
    }
    String type = type(operand.shape(), operand.tensor().quantization(), imports);
    return JavaText.call(imports.reference("Reshape") + ".apply", whole, type);
  }

  private String weights(Filter filter, Int32Values bias) {
    constants.add(new Constant.Bytes(name + "_weights", filter.values()));
    constants.add(name + "_scales", filter.scales());
    constants.add(new Constant.Words(name + "_bias", bias));
    return JavaText.made(
        imports.reference("Weights"),
        "constants",
        JavaText.literal(name),
        filter.outer(),
        filter.height(),
        filter.width(),
        filter.inner());
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
