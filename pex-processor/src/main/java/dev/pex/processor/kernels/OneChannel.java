package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.RowKernel;
import java.util.Optional;

/** A depthwise convolution of an input that has but one channel: a convolution like any other. */
final class OneChannel {
  private OneChannel() {}

  /** The same as a convolution; empty where the input has more channels. */
  static Optional<RowKernel.Convolution> convolution(RowKernel.Depthwise kernel) {
    if (kernel.channelMultiplier() != kernel.output().channels()) {
      return Optional.empty();
    }
    Constant.Bytes weights = kernel.weights();
    return Optional.of(
        new RowKernel.Convolution(
            kernel.name(),
            kernel.input(),
            kernel.output(),
            kernel.window(),
            new Constant.Bytes(weights.name(), channelsFirst(kernel)),
            kernel.bias(),
            kernel.multiplier(),
            kernel.shift(),
            kernel.stage()));
  }

  /** The weights channel after channel. */
  static Int8Values channelsFirst(RowKernel.Depthwise kernel) {
    Window window = kernel.window();
    int channels = kernel.output().channels();
    int taps = window.kernelHeight() * window.kernelWidth();
    byte[] weights = new byte[taps * channels];
    for (int channel = 0; channel < channels; channel++) {
      for (int tap = 0; tap < taps; tap++) {
        weights[channel * taps + tap] = kernel.weights().values().get(tap * channels + channel);
      }
    }
    return Int8Values.copyOf(weights);
  }
}
