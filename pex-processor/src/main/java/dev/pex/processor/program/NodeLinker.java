package dev.pex.processor.program;

import dev.pex.processor.graph.Factors;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.UnaryTable;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that run one node: the kernel with its factors, computed as TFLite's kernels
 * prepare them, and the use that a stage makes of it.
 */
final class NodeLinker implements Op.Visitor<List<Statement>> {
  private final Node node;
  private final String name;
  private final ConstantPool pool;
  private final KernelUse use;

  /**
   * A linker of one node.
   *
   * @param name C identifier of the node's output
   */
  NodeLinker(Node node, String name, ConstantPool pool, KernelUse use) {
    this.node = node;
    this.name = name;
    this.pool = pool;
    this.use = use;
  }

  List<Statement> statements() {
    return node.op().accept(this);
  }

  @Override
  public List<Statement> conv2D(Op.Conv2D op) {
    FilterTables tables = FilterTables.convolution(pool, name, op.filter(), op.bias(), ends());
    return rows(
        new RowKernel.Convolution(
            name,
            input().shape(),
            node.output().shape(),
            op.window(),
            tables.weights(),
            tables.bias(),
            tables.multiplier(),
            tables.shift(),
            stage(op.activation())));
  }

  @Override
  public List<Statement> depthwiseConv2D(Op.DepthwiseConv2D op) {
    FilterTables tables = FilterTables.depthwise(pool, name, op.filter(), op.bias(), ends());
    return rows(
        new RowKernel.Depthwise(
            name,
            input().shape(),
            node.output().shape(),
            op.window(),
            op.multiplier(),
            tables.weights(),
            tables.bias(),
            tables.multiplier(),
            tables.shift(),
            stage(op.activation())));
  }

  @Override
  public List<Statement> dense(Op.Dense op) {
    FilterTables tables = FilterTables.dense(pool, name, op, ends());
    return flat(
        new FlatKernel.Dense(
            name,
            op.filter().inner(),
            op.filter().outer(),
            tables.weights(),
            tables.bias(),
            tables.multiplier(),
            tables.shift(),
            outputQuantization().zeroPoint(),
            op.activation().min(outputQuantization()),
            op.activation().max(outputQuantization())),
        node.inputs());
  }

  @Override
  public List<Statement> maxPool(Op.MaxPool op) {
    return rows(
        new RowKernel.MaxPool(
            name, input().shape(), node.output().shape(), op.window(), stage(op.activation())));
  }

  @Override
  public List<Statement> averagePool(Op.AveragePool op) {
    return rows(
        new RowKernel.AveragePool(
            name, input().shape(), node.output().shape(), op.window(), stage(op.activation())));
  }

  @Override
  public List<Statement> pad(Op.Pad op) {
    int zeroPoint = outputQuantization().zeroPoint();
    return rows(
        new RowKernel.Pad(
            name,
            input().shape(),
            node.output().shape(),
            op.padding(),
            new RowKernel.OutputStage(zeroPoint, zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE)));
  }

  @Override
  public List<Statement> concatenate(Op.Concatenate op) {
    List<Statement> copies = new ArrayList<>();
    for (Place place : Place.ofOperands(node, op)) {
      copies.add(use.concatenate(copies.size(), place));
    }
    return copies;
  }

  @Override
  public List<Statement> resize(Op.Resize op) {
    Shape input = input().shape();
    RowKernel kernel =
        new RowKernel.Resize(
            name,
            input,
            node.output().shape(),
            op.rowsIn(input).orElseThrow(),
            op.columnsIn(input).orElseThrow());
    return List.of(use.rows(kernel));
  }

  @Override
  public List<Statement> mean(Op.Mean op) {
    MeanAxes axes = MeanAxes.of(op, input().shape());
    return flat(
        new FlatKernel.Mean(
            name,
            axes.input(),
            axes.overHeight(),
            axes.overWidth(),
            inputQuantization().zeroPoint(),
            outputQuantization().zeroPoint(),
            ratio().dividedBy(axes.count())),
        node.inputs());
  }

  @Override
  public List<Statement> add(Op.Add op) {
    Quantization first = node.inputs().get(0).tensor().quantization();
    Quantization second = node.inputs().get(1).tensor().quantization();
    Quantization output = outputQuantization();
    return flat(
        new FlatKernel.Add(
            name,
            Factors.ADD_LEFT_SHIFT,
            first.zeroPoint(),
            Factors.addTerm(first, second),
            second.zeroPoint(),
            Factors.secondTerm(op, first, second),
            output.zeroPoint(),
            Factors.addSum(first, second, output),
            op.activation().min(output),
            op.activation().max(output)),
        node.inputs());
  }

  @Override
  public List<Statement> mul(Op.Mul op) {
    List<Operand> operands = longerFirst(node.inputs());
    Quantization first = operands.get(0).tensor().quantization();
    Quantization second = operands.get(1).tensor().quantization();
    Quantization output = outputQuantization();
    return flat(
        new FlatKernel.Mul(
            name,
            operands.get(1).shape().elements(),
            first.zeroPoint(),
            second.zeroPoint(),
            output.zeroPoint(),
            Factors.mul(first, second, output),
            op.activation().min(output),
            op.activation().max(output)),
        operands);
  }

  @Override
  public List<Statement> softmax(Op.Softmax op) {
    SoftmaxScale scale = SoftmaxScale.of(op.beta(), inputQuantization().scale());
    return flat(
        new FlatKernel.Softmax(name, input().shape().channels(), scale.input(), scale.diffMin()),
        node.inputs());
  }

  @Override
  public List<Statement> unary(Op.Unary op) {
    Int8Values results = UnaryTable.of(op.function(), inputQuantization(), outputQuantization());
    Constant.Bytes table = pool.bytes(name + "_table", results);
    return flat(new FlatKernel.Lookup(name, table), node.inputs());
  }

  @Override
  public List<Statement> requantize(Op.Requantize op) {
    return requantize(ratio(), FusedActivation.NONE);
  }

  @Override
  public List<Statement> activation(Op.Activation op) {
    return requantize(Factors.activation(inputQuantization(), outputQuantization()), op.kind());
  }

  @Override
  public List<Statement> reshape(Op.Reshape op) {
    throw unfolded("RESHAPE");
  }

  @Override
  public List<Statement> transpose(Op.Transpose op) {
    throw unfolded("TRANSPOSE");
  }

  private List<Statement> requantize(Rescale rescale, FusedActivation activation) {
    return flat(
        new FlatKernel.Requantize(
            name,
            inputQuantization().zeroPoint(),
            outputQuantization().zeroPoint(),
            rescale,
            activation.min(outputQuantization()),
            activation.max(outputQuantization())),
        node.inputs());
  }

  private List<Statement> rows(RowKernel.Sliding kernel) {
    requireShape(kernel.window(), kernel.input(), kernel.output());
    return List.of(use.rows(kernel));
  }

  private List<Statement> flat(FlatKernel kernel, List<Operand> operands) {
    return List.of(use.flat(kernel, operands));
  }

  private Operand input() {
    return node.input();
  }

  private Quantization inputQuantization() {
    return input().tensor().quantization();
  }

  private Quantization outputQuantization() {
    return node.output().quantization();
  }

  private FilterTables.Ends ends() {
    return new FilterTables.Ends(inputQuantization(), outputQuantization());
  }

  private Rescale ratio() {
    return Factors.requantize(inputQuantization(), outputQuantization());
  }

  private RowKernel.OutputStage stage(FusedActivation activation) {
    return new RowKernel.OutputStage(
        inputQuantization().zeroPoint(),
        outputQuantization().zeroPoint(),
        activation.min(outputQuantization()),
        activation.max(outputQuantization()));
  }

  private static List<Operand> longerFirst(List<Operand> operands) {
    Operand first = operands.get(0);
    Operand second = operands.get(1);
    return first.shape().elements() >= second.shape().elements()
        ? operands
        : List.of(second, first);
  }

  private void requireShape(Window window, Shape input, Shape output) {
    if (window.outputHeight(input.height()) != output.height()
        || window.outputWidth(input.width()) != output.width()) {
      throw new IllegalArgumentException(
          "'" + node.output().name() + "' is " + output + ", which its window does not give");
    }
  }

  private IllegalArgumentException unfolded(String operator) {
    return new IllegalArgumentException(
        operator + " '" + node.output().name() + "' was not folded by the rewrites");
  }
}
