package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Axis;
import dev.pex.processor.graph.Factors;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.UnaryTable;
import java.util.List;
import java.util.stream.IntStream;

/** Bounds of a node's output from those of its operands, in the kernels' own arithmetic. */
final class OutputBounds implements Op.Visitor<ChannelBounds> {
  private static final int CHANNEL_AXIS = 2;

  private final Node node;
  private final List<ChannelBounds> operands;
  private final List<SumBounds> sums;
  private final Quantization input;
  private final Quantization output;

  /**
   * Asks about one node.
   *
   * @param operands of each operand the bounds, with the channels under which it is read
   * @param sums of a layer with weights
   */
  OutputBounds(Node node, List<ChannelBounds> operands, List<SumBounds> sums) {
    this.node = node;
    this.operands = List.copyOf(operands);
    this.sums = List.copyOf(sums);
    this.input = node.input().tensor().quantization();
    this.output = node.output().quantization();
  }

  @Override
  public ChannelBounds conv2D(Op.Conv2D op) {
    return ofSums(op.filter(), op.activation());
  }

  @Override
  public ChannelBounds depthwiseConv2D(Op.DepthwiseConv2D op) {
    return ofSums(op.filter(), op.activation());
  }

  private ChannelBounds ofSums(Filter filter, FusedActivation activation) {
    int min = activation.min(output);
    int max = activation.max(output);
    return ChannelBounds.of(
        sums.size(),
        channel -> {
          SumBounds sum = sums.get(channel);
          Rescale factor = Factors.filter(filter, channel, input, output);
          Requantized last = new Requantized(factor, output.zeroPoint(), min, max);
          return sum.fits() ? last.bounds(sum.least(), sum.greatest()) : last.all();
        });
  }

  /** A dense layer's sums are multiplied in double precision and rounded once. */
  @Override
  public ChannelBounds dense(Op.Dense op) {
    Bounds all = new Bounds(op.activation().min(output), op.activation().max(output));
    ChannelBounds units =
        ChannelBounds.of(
            sums.size(),
            unit -> {
              SumBounds sum = sums.get(unit);
              double factor = Factors.real(op.filter(), unit, input, output);
              Bounds rounded =
                  new Bounds(rounded(sum.least() * factor), rounded(sum.greatest() * factor));
              return sum.fits()
                  ? rounded.minus(-output.zeroPoint()).clamped(all.least(), all.greatest())
                  : all;
            });
    return units.readWith(node.output().shape().channels());
  }

  /** The nearest integer, halves away from zero; far beyond int8 anything. */
  private static int rounded(double value) {
    double magnitude = Math.min(Math.floor(Math.abs(value)), Short.MAX_VALUE);
    double nearest = Math.abs(value) - magnitude >= 0.5 ? magnitude + 1 : magnitude;
    return (int) (value < 0 ? -nearest : nearest);
  }

  @Override
  public ChannelBounds maxPool(Op.MaxPool op) {
    return clamped(op.activation());
  }

  @Override
  public ChannelBounds averagePool(Op.AveragePool op) {
    return clamped(op.activation());
  }

  /** A pool's result lies between the least and the greatest element of its window. */
  private ChannelBounds clamped(FusedActivation activation) {
    return first().each(bounds -> bounds.clamped(activation.min(output), activation.max(output)));
  }

  @Override
  public ChannelBounds mean(Op.Mean op) {
    ChannelBounds from = op.channels() ? new ChannelBounds(List.of(first().ofAll())) : first();
    int count = node.input().shape().elements() / node.output().shape().elements();
    Rescale share = Factors.requantize(input, output).dividedBy(count);
    Requantized requantized = Requantized.to(output, FusedActivation.NONE, share);
    return from.each(
        bounds ->
            requantized.bounds(
                (long) count * (bounds.least() - input.zeroPoint()),
                (long) count * (bounds.greatest() - input.zeroPoint())));
  }

  @Override
  public ChannelBounds add(Op.Add op) {
    Quantization second = node.inputs().get(1).tensor().quantization();
    Rescale firstTerm = Factors.addTerm(input, second);
    Rescale secondTerm = Factors.secondTerm(op, input, second);
    Requantized requantized =
        Requantized.to(output, op.activation(), Factors.addSum(input, second, output));
    return ChannelBounds.of(
        first().size(),
        channel -> {
          Bounds one = first().get(channel);
          Bounds other = operands.get(1).get(channel);
          int least = op.subtracts() ? other.greatest() : other.least();
          int greatest = op.subtracts() ? other.least() : other.greatest();
          return requantized.bounds(
              term(firstTerm, one.least(), input) + term(secondTerm, least, second),
              term(firstTerm, one.greatest(), input) + term(secondTerm, greatest, second));
        });
  }

  private static long term(Rescale factor, int stored, Quantization quantization) {
    return factor.apply((stored - quantization.zeroPoint()) << Factors.ADD_LEFT_SHIFT);
  }

  @Override
  public ChannelBounds mul(Op.Mul op) {
    Quantization second = node.inputs().get(1).tensor().quantization();
    Requantized requantized =
        Requantized.to(output, op.activation(), Factors.mul(input, second, output));
    return ChannelBounds.of(
        first().size(),
        channel -> {
          Bounds one = first().get(channel).minus(input.zeroPoint());
          Bounds other = operands.get(1).get(channel).minus(second.zeroPoint());
          Bounds product = one.times(other);
          return requantized.bounds(product.least(), product.greatest());
        });
  }

  @Override
  public ChannelBounds concatenate(Op.Concatenate op) {
    if (op.axis() == Axis.CHANNELS) {
      return new ChannelBounds(
          operands.stream().flatMap(operand -> operand.channels().stream()).toList());
    }
    return ChannelBounds.of(
        first().size(),
        channel ->
            operands.stream()
                .map(operand -> operand.get(channel))
                .reduce(Bounds::or)
                .orElseThrow());
  }

  /** Elements, or means of four. */
  @Override
  public ChannelBounds resize(Op.Resize op) {
    return first();
  }

  @Override
  public ChannelBounds pad(Op.Pad op) {
    Bounds padding = new Bounds(output.zeroPoint(), output.zeroPoint());
    return first().each(bounds -> bounds.or(padding));
  }

  @Override
  public ChannelBounds reshape(Op.Reshape op) {
    return first().readWith(op.shape().channels());
  }

  @Override
  public ChannelBounds transpose(Op.Transpose op) {
    Bounds all = first().ofAll();
    return op.permutation().get(CHANNEL_AXIS) == CHANNEL_AXIS
        ? first()
        : ChannelBounds.of(node.output().shape().channels(), channel -> all);
  }

  @Override
  public ChannelBounds softmax(Op.Softmax op) {
    return ChannelBounds.unknown(node.output().shape().channels());
  }

  @Override
  public ChannelBounds unary(Op.Unary op) {
    Int8Values table = UnaryTable.of(op.function(), input, output);
    return first()
        .each(
            bounds ->
                IntStream.rangeClosed(bounds.least(), bounds.greatest())
                    .map(value -> table.get(value - Byte.MIN_VALUE))
                    .mapToObj(result -> new Bounds(result, result))
                    .reduce(Bounds::or)
                    .orElseThrow());
  }

  @Override
  public ChannelBounds requantize(Op.Requantize op) {
    return rescaled(Factors.requantize(input, output), FusedActivation.NONE);
  }

  @Override
  public ChannelBounds activation(Op.Activation op) {
    return rescaled(Factors.activation(input, output), op.kind());
  }

  private ChannelBounds rescaled(Rescale factor, FusedActivation activation) {
    Requantized requantized = Requantized.to(output, activation, factor);
    return first()
        .each(
            bounds -> {
              Bounds real = bounds.minus(input.zeroPoint());
              return requantized.bounds(real.least(), real.greatest());
            });
  }

  private ChannelBounds first() {
    return operands.get(0);
  }
}
