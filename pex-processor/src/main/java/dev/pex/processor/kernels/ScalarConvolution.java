package dev.pex.processor.kernels;

import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.Slice;
import java.util.Set;

/** A convolution for {@code pex_conv_s8_scalar}; its header says how the weights are laid out. */
final class ScalarConvolution {
  private final RowKernel.Convolution kernel;
  private final ScalarWeights weights;

  ScalarConvolution(RowKernel.Convolution kernel) {
    Window window = kernel.window();
    this.kernel = kernel;
    this.weights =
        new ScalarWeights(
            kernel.weights().values(),
            kernel.output().channels(),
            window.kernelHeight() * window.kernelWidth() * kernel.input().channels());
  }

  /** Whether the kernel can compute it, in slices of these channels. */
  boolean fits(Set<Slice> slices) {
    return kernel.window().dilationWidth() == 1
        && new SliceSteps(ScalarWeights.FILTERS, kernel.output().channels()).hold(slices)
        && weights.fit(kernel.bias().values(), kernel.shift().values());
  }

  KernelCall call(Tables tables, boolean raised, Optimize optimize) {
    return new KernelFields(tables)
        .shapes(kernel, "input_channels")
        .undilated(kernel.window())
        .put("weights", tables.use(kernel.name() + "_blocks", weights.blocks(raised)))
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .stage(kernel.stage())
        .put("raised", raised)
        .of("pex_conv_s8_scalar", 0, optimize);
  }
}
