package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;
import java.util.Optional;

/** The row kernels for the DSP instructions; portable ones where there is none that fits. */
final class DspRowKernels extends PortableRowKernels {
  /** Inputs of an average that 16 bits can sum. */
  private static final int MOST_AVERAGED = 256;

  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;

  DspRowKernels(KernelUses uses, Tables tables, Optimize optimize) {
    super(tables);
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    return uses.takesSlices(kernel)
        ? super.convolution(kernel)
        : fitting(kernel).orElseGet(() -> super.convolution(kernel));
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    DspDepthwise small = new DspDepthwise(kernel);
    DspAnyDepthwise any = new DspAnyDepthwise(kernel);
    return OneChannel.convolution(kernel)
        .flatMap(this::fitting)
        .or(
            () ->
                small.fits()
                    ? Optional.of(small.call(uses.columns(kernel), tables, optimize))
                    : Optional.empty())
        .or(() -> any.fits(optimize) ? Optional.of(any.call(tables, optimize)) : Optional.empty())
        .orElseGet(() -> super.depthwise(kernel));
  }

  @Override
  public KernelCall maxPool(RowKernel.MaxPool kernel) {
    return maxPool(kernel, "pex_max_pool_s8_dsp", optimize);
  }

  @Override
  public KernelCall averagePool(RowKernel.AveragePool kernel) {
    return averagePool(kernel, MOST_AVERAGED, "pex_average_pool_s8_dsp", optimize);
  }

  private Optional<KernelCall> fitting(RowKernel.Convolution kernel) {
    DspConvolution dsp = new DspConvolution(kernel, uses.columns(kernel));
    return dsp.fits(uses.slices(kernel))
        ? Optional.of(dsp.call(tables, optimize))
        : Optional.empty();
  }
}
