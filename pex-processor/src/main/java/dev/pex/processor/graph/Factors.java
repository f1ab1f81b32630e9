package dev.pex.processor.graph;

/**
 * The factors by which operators rescale, prepared as TFLite's kernels do: some in double, some in
 * single precision, which decides the last bit.
 */
public final class Factors {
  /** Bits by which the terms of a sum are enlarged before they are brought to one scale. */
  public static final int ADD_LEFT_SHIFT = 20;

  private Factors() {}

  /** From the sums of a convolution to its output, for one output channel. */
  public static Rescale filter(
      Filter filter, int channel, Quantization input, Quantization output) {
    return Rescale.of(real(filter, channel, input, output));
  }

  /**
   * From the sums of a dense layer to its output, for one unit; kernels round the product once,
   * halves away from zero.
   */
  public static Rescale dense(Op.Dense op, int unit, Quantization input, Quantization output) {
    boolean shared = op.filter().scales().size() == 1;
    double factor = real(op.filter(), unit, input, output);
    SingleRounding.SumRange range = sums(op, unit, input);
    for (int i = 0; shared && i < op.bias().size() && !range.hasAllResults(factor); i++) {
      range = range.or(sums(op, i, input));
    }
    return SingleRounding.of(factor, range);
  }

  /** All sums that a unit can have. */
  private static SingleRounding.SumRange sums(Op.Dense op, int unit, Quantization input) {
    Int8Values weights = op.filter().values();
    int inputs = op.filter().inner();
    int leastInput = Byte.MIN_VALUE - input.zeroPoint();
    int greatestInput = Byte.MAX_VALUE - input.zeroPoint();
    int first = unit * inputs;
    long positive = weights.sumOfPositive(first, first + inputs);
    long negative = weights.sum(first, first + inputs) - positive;
    long bias = op.bias().get(unit);
    return new SingleRounding.SumRange(
        bias + positive * leastInput + negative * greatestInput,
        bias + positive * greatestInput + negative * leastInput);
  }

  /** From the sums of a layer to its output, as a real number. */
  public static double real(Filter filter, int channel, Quantization input, Quantization output) {
    double product = (double) input.scale() * (double) filter.scale(channel);
    return product / (double) output.scale();
  }

  /** From one quantisation to another; also that of a mean before its division by the count. */
  public static Rescale requantize(Quantization input, Quantization output) {
    return Rescale.of((double) input.scale() / (double) output.scale());
  }

  /** From the input of a lone activation to its output: in single precision. */
  public static Rescale activation(Quantization input, Quantization output) {
    return Rescale.of(input.scale() / output.scale());
  }

  /** From a negative input of LEAKY_RELU to its output: in single precision. */
  public static Rescale negativePart(
      UnaryFunction.LeakyRelu function, Quantization input, Quantization output) {
    return Rescale.of(input.scale() * function.negativeSlope() / output.scale());
  }

  /** From a product to the output of a multiplication: in single precision. */
  public static Rescale mul(Quantization first, Quantization second, Quantization output) {
    return Rescale.of(first.scale() * second.scale() / output.scale());
  }

  /** From a term of a sum, enlarged, to the scale that it shares with the other term. */
  public static Rescale addTerm(Quantization term, Quantization other) {
    return Rescale.of(term.scale() / sharedScale(term, other));
  }

  /** That of the second term of a sum or a difference. */
  public static Rescale secondTerm(Op.Add op, Quantization first, Quantization second) {
    Rescale factor = addTerm(second, first);
    return op.subtracts() ? factor.negated() : factor;
  }

  /** From the sum of two terms on their shared scale to the output. */
  public static Rescale addSum(Quantization first, Quantization second, Quantization output) {
    double enlarged = (double) (1 << ADD_LEFT_SHIFT) * output.scale();
    return Rescale.of(sharedScale(first, second) / enlarged);
  }

  private static double sharedScale(Quantization first, Quantization second) {
    return 2.0 * Math.max(first.scale(), second.scale());
  }
}
