package dev.pex.processor.kernels;

import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;

/** A depthwise convolution for {@code pex_depthwise_s8_scalar}; its header has the layout. */
final class ScalarDepthwise {
  private static final int MOST_TAPS = 49;

  private final RowKernel.Depthwise kernel;
  private final ScalarWeights weights;

  ScalarDepthwise(RowKernel.Depthwise kernel) {
    Window window = kernel.window();
    this.kernel = kernel;
    this.weights =
        new ScalarWeights(
            OneChannel.channelsFirst(kernel),
            kernel.output().channels(),
            window.kernelHeight() * window.kernelWidth());
  }

  /** Whether the kernel can compute it. */
  boolean fits() {
    return kernel.window().dilationWidth() == 1
        && kernel.channelMultiplier() == 1
        && weights.taps() <= MOST_TAPS
        && weights.fit(kernel.bias().values(), kernel.shift().values());
  }

  KernelCall call(Tables tables, boolean pairs, Optimize optimize) {
    return new KernelFields(tables)
        .shapes(kernel, "input_pixel_bytes")
        .undilated(kernel.window())
        .put("weights", tables.use(kernel.name() + "_channels", weights.weights()))
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .stage(kernel.stage())
        .put("pairs", pairs)
        .of("pex_depthwise_s8_scalar", 0, optimize);
  }
}
