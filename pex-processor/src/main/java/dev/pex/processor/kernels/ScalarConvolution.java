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
        .put("bias", kernel.bias())
        .put("multiplier", kernel.multiplier())
        .put("shift", kernel.shift())
        .put("input_zero_point", kernel.stage().inputZeroPoint())
        .put("output_zero_point", kernel.stage().outputZeroPoint())
        .clamp(kernel.stage().min(), kernel.stage().max())
        .put("raised", raised)
        .of("pex_conv_s8_scalar", 0, optimize);
  }
}
