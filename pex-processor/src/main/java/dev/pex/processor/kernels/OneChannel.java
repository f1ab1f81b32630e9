package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.RowKernel;

/** A depthwise convolution that makes all channels of one is a convolution. */
final class OneChannel {
  private OneChannel() {}

  static boolean isReadBy(RowKernel.Depthwise kernel) {
    return kernel.input().channels() == 1;
  }

  /** The same as a convolution, whose weights have the output channel first. */
  static RowKernel.Convolution convolution(RowKernel.Depthwise kernel) {
    int channels = kernel.output().channels();
    Int8Values weights = kernel.weights().values();
    int taps = weights.size() / channels;
    byte[] filters = new byte[weights.size()];
    for (int channel = 0; channel < channels; channel++) {
      for (int tap = 0; tap < taps; tap++) {
        filters[channel * taps + tap] = weights.get(tap * channels + channel);
      }
    }
    return new RowKernel.Convolution(
        kernel.name(),
        kernel.input(),
        kernel.output(),
        kernel.window(),
        new Constant.Bytes(kernel.weights().name(), Int8Values.copyOf(filters)),
        kernel.bias(),
        kernel.multiplier(),
        kernel.shift(),
        kernel.stage());
  }
}
