package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;
import java.util.Optional;

/** The row kernels for MVE; portable ones where there is none that fits. */
final class MveRowKernels extends PortableRowKernels {
  /** Inputs of an average whose sum the kernel divides exactly. */
  private static final int MOST_AVERAGED = 1023;

  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;

  MveRowKernels(KernelUses uses, Tables tables, Optimize optimize) {
    super(tables);
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    return fitting(kernel)
        .map(convolution -> convolution.call(tables, optimize))
        .orElseGet(() -> super.convolution(kernel));
  }

  private Optional<MveConvolution> fitting(RowKernel.Convolution kernel) {
    return Optional.of(new MveConvolution(kernel))
        .filter(mve -> !uses.takesSlices(kernel) && mve.fits(uses.slices(kernel)));
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    MveDepthwise mve = new MveDepthwise(kernel);
    if (mve.fits(uses.slices(kernel))) {
      return mve.call(tables, optimize);
    }
    return OneChannel.convolution(kernel)
        .flatMap(this::fitting)
        .map(convolution -> convolution.call(tables, optimize))
        .orElseGet(() -> super.depthwise(kernel));
  }

  @Override
  public KernelCall maxPool(RowKernel.MaxPool kernel) {
    return maxPool(kernel, "pex_max_pool_s8_mve", optimize);
  }

  @Override
  public KernelCall averagePool(RowKernel.AveragePool kernel) {
    return averagePool(kernel, MOST_AVERAGED, "pex_average_pool_s8_mve", optimize);
  }
}
