package dev.pex.processor.program;

import dev.pex.processor.graph.Rescale;

/**
 * The input factor of TFLite's int8 softmax, with five integer bits, and the least difference from
 * the maximum that still counts.
 */
record SoftmaxScale(Rescale input, int diffMin) {
  private static final int INTEGER_BITS = 5;
  private static final int FRACTION_BITS = 31 - INTEGER_BITS;
  private static final double MOST = (1L << 31) - 1.0;

  static SoftmaxScale of(double beta, double inputScale) {
    Rescale input = Rescale.of(Math.min(beta * inputScale * (1 << FRACTION_BITS), MOST));
    double rescaled = ((1 << INTEGER_BITS) - 1) * (double) (1 << FRACTION_BITS);
    return new SoftmaxScale(input, -(int) Math.floor(Math.scalb(rescaled, -input.shift())));
  }
}
