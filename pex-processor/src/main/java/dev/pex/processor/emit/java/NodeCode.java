package dev.pex.processor.emit.java;

import static dev.pex.processor.emit.java.RuntimeNames.reference;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
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
import java.util.Set;
import java.util.stream.Stream;

/** The expression that computes a node's whole output with a reference kernel. */
final class NodeCode implements Op.Visitor<CodeBlock> {
  private static final List<String> AXES = List.of("HEIGHT", "WIDTH", "CHANNELS");

  private final Node node;
  private final String name;
  private final ConstantsWriter constants;

  /**
   * Code for one node.
   *
   * @param name identifier after its output, for its tables
   * @param constants takes its tables
   */
  NodeCode(Node node, String name, ConstantsWriter constants) {
    this.node = node;
    this.name = name;
    this.constants = constants;
  }

  /** The expression. */
  CodeBlock expression() {
    return node.op().accept(this);
  }

  /** Shape and quantisation as the reference kernels take them. */
  static CodeBlock type(Shape shape, Quantization quantization) {
    return CodeBlock.of(
        "new $T($L, $L, $L, $Lf, $L)",
        reference("TensorType"),
        shape.height(),
        shape.width(),
        shape.channels(),
        quantization.scale(),
        quantization.zeroPoint());
  }

  @Override
  public CodeBlock conv2D(Op.Conv2D op) {
    CodeBlock weights = weights(op.filter(), op.bias());
    return apply("Convolution", weights, window(op.window()), activation(op.activation()));
  }

  @Override
  public CodeBlock depthwiseConv2D(Op.DepthwiseConv2D op) {
    CodeBlock weights = weights(op.filter(), op.bias());
    return apply("DepthwiseConvolution", weights, window(op.window()), activation(op.activation()));
  }

  @Override
  public CodeBlock dense(Op.Dense op) {
    return apply("Dense", weights(op.filter(), op.bias()), activation(op.activation()));
  }

  @Override
  public CodeBlock maxPool(Op.MaxPool op) {
    return apply("MaxPool", window(op.window()), activation(op.activation()));
  }

  @Override
  public CodeBlock averagePool(Op.AveragePool op) {
    return apply("AveragePool", window(op.window()), activation(op.activation()));
  }

  @Override
  public CodeBlock mean(Op.Mean op) {
    List<Boolean> reduced = List.of(op.height(), op.width(), op.channels());
    CodeBlock axes =
        Stream.of(0, 1, 2)
            .filter(reduced::get)
            .map(NodeCode::axis)
            .collect(CodeBlock.joining(", "));
    return apply("Mean", CodeBlock.of("$T.of($L)", Set.class, axes));
  }

  @Override
  public CodeBlock add(Op.Add op) {
    return apply("Add", activation(op.activation()));
  }

  @Override
  public CodeBlock mul(Op.Mul op) {
    return apply("Mul", activation(op.activation()));
  }

  @Override
  public CodeBlock concatenate(Op.Concatenate op) {
    List<CodeBlock> operands = node.inputs().stream().map(NodeCode::operand).toList();
    return CodeBlock.of(
        "$T.apply(\n$>$>$T.of($L),\n$L,\n$L)$<$<",
        reference("Concatenate"),
        List.class,
        CodeBlock.join(operands, ",\n"),
        axis(op.axis().number()),
        type(node.output().shape(), node.output().quantization()));
  }

  @Override
  public CodeBlock resize(Op.Resize op) {
    String kernel =
        op.interpolation() == Interpolation.NEAREST ? "ResizeNearest" : "ResizeBilinear";
    return apply(kernel, CodeBlock.of("$T.$L", reference("Sampling"), op.sampling().name()));
  }

  @Override
  public CodeBlock pad(Op.Pad op) {
    return apply("Pad", CodeBlock.of("$L, $L", op.padding().top(), op.padding().left()));
  }

  @Override
  public CodeBlock reshape(Op.Reshape op) {
    return apply("Reshape");
  }

  @Override
  public CodeBlock transpose(Op.Transpose op) {
    CodeBlock axes = op.permutation().stream().map(NodeCode::axis).collect(CodeBlock.joining(", "));
    return apply("Transpose", CodeBlock.of("$T.of($L)", List.class, axes));
  }

  @Override
  public CodeBlock softmax(Op.Softmax op) {
    return apply("Softmax", CodeBlock.of("$Lf", op.beta()));
  }

  @Override
  public CodeBlock requantize(Op.Requantize op) {
    return apply("Requantize");
  }

  @Override
  public CodeBlock activation(Op.Activation op) {
    return apply("Clamp", activation(op.kind()));
  }

  /** All kernels take the operands first and the output's type last. */
  private CodeBlock apply(String kernel, CodeBlock... attributes) {
    List<CodeBlock> arguments = new ArrayList<>();
    node.inputs().forEach(operand -> arguments.add(operand(operand)));
    arguments.addAll(List.of(attributes));
    arguments.add(type(node.output().shape(), node.output().quantization()));
    return CodeBlock.of(
        "$T.apply(\n$>$>$L)$<$<", reference(kernel), CodeBlock.join(arguments, ",\n"));
  }

  private static CodeBlock operand(Operand operand) {
    CodeBlock whole = CodeBlock.of("tensor($L)", JavaText.literal(operand.tensor().name()));
    if (operand.shape().equals(operand.tensor().shape())) {
      return whole;
    }
    CodeBlock type = type(operand.shape(), operand.tensor().quantization());
    return CodeBlock.of("$T.apply($L, $L)", reference("Reshape"), whole, type);
  }

  private CodeBlock weights(Filter filter, Int32Values bias) {
    constants.add(new Constant.Bytes(name + "_weights", filter.values()));
    constants.add(name + "_scales", filter.scales());
    constants.add(new Constant.Words(name + "_bias", bias));
    ClassName weights = reference("Weights");
    return CodeBlock.of(
        "$T.of(constants, $S, new $T($L, $L, $L, $L))",
        weights,
        name,
        weights.nestedClass("Sizes"),
        filter.outer(),
        filter.height(),
        filter.width(),
        filter.inner());
  }

  private static CodeBlock window(Window window) {
    return CodeBlock.of(
        "new $T($L, $L, $L, $L, $L, $L, $L, $L)",
        reference("Window"),
        window.kernelHeight(),
        window.kernelWidth(),
        window.strideHeight(),
        window.strideWidth(),
        window.dilationHeight(),
        window.dilationWidth(),
        window.padding().top(),
        window.padding().left());
  }

  private static CodeBlock activation(FusedActivation activation) {
    return CodeBlock.of("$T.$L", reference("Activation"), activation.name());
  }

  private static CodeBlock axis(int index) {
    return CodeBlock.of("$T.$L", reference("Axis"), AXES.get(index));
  }
}
