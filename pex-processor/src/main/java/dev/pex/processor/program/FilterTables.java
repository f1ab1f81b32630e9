package dev.pex.processor.program;

import dev.pex.processor.graph.Factors;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Rescale;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The tables of a layer with weights: zero points folded, factors in fixed point. */
record FilterTables(
    Constant.Bytes weights, Constant.Words bias, Constant.Words multiplier, Constant.Bytes shift) {

  /** The input's and the output's quantisation. */
  record Ends(Quantization input, Quantization output) {}

  /** Tables of a convolution, whose channels are the filter's outer axis. */
  static FilterTables convolution(
      ConstantPool pool, String name, Filter filter, Int32Values bias, Ends ends) {
    IntFunction<Rescale> factor = i -> Factors.filter(filter, i, ends.input(), ends.output());
    return of(pool, name, filter, foldOuter(filter, bias, ends), factor);
  }

  /** Tables of a depthwise convolution, whose channels are the filter's inner axis. */
  static FilterTables depthwise(
      ConstantPool pool, String name, Filter filter, Int32Values bias, Ends ends) {
    IntFunction<Rescale> factor = i -> Factors.filter(filter, i, ends.input(), ends.output());
    return of(pool, name, filter, foldInner(filter, bias, ends), factor);
  }

  /** Tables of a dense layer, whose units are the filter's outer axis. */
  static FilterTables dense(ConstantPool pool, String name, Op.Dense op, Ends ends) {
    IntFunction<Rescale> factor = i -> Factors.dense(op, i, ends.input(), ends.output());
    return of(pool, name, op.filter(), foldOuter(op.filter(), op.bias(), ends), factor);
  }

  private static FilterTables of(
      ConstantPool pool,
      String name,
      Filter filter,
      Int32Values folded,
      IntFunction<Rescale> factor) {
    List<Rescale> factors = IntStream.range(0, filter.scales().size()).mapToObj(factor).toList();
    int channels = folded.size();
    int[] multipliers = new int[channels];
    byte[] shifts = new byte[channels];
    for (int channel = 0; channel < channels; channel++) {
      Rescale rescale = factors.get(factors.size() == 1 ? 0 : channel);
      multipliers[channel] = rescale.multiplier();
      shifts[channel] = (byte) rescale.shift();
    }
    return new FilterTables(
        pool.bytes(name + "_weights", filter.values()),
        pool.words(name + "_bias", folded),
        pool.words(name + "_multiplier", Int32Values.copyOf(multipliers)),
        pool.bytes(name + "_shift", Int8Values.copyOf(shifts)));
  }

  private static Int32Values foldOuter(Filter filter, Int32Values bias, Ends ends) {
    Int8Values weights = filter.values();
    int taps = weights.size() / filter.outer();
    int[] folded = bias.toArray();
    for (int channel = 0; channel < filter.outer(); channel++) {
      int sum = (int) weights.sum(channel * taps, (channel + 1) * taps);
      folded[channel] -= ends.input().zeroPoint() * sum;
    }
    return Int32Values.copyOf(folded);
  }

  private static Int32Values foldInner(Filter filter, Int32Values bias, Ends ends) {
    int[] folded = bias.toArray();
    int zeroPoint = ends.input().zeroPoint();
    Int8Values weights = filter.values();
    for (int first = 0; first < weights.size(); first += folded.length) {
      for (int channel = 0; channel < folded.length; channel++) {
        folded[channel] -= zeroPoint * weights.get(first + channel);
      }
    }
    return Int32Values.copyOf(folded);
  }
}
