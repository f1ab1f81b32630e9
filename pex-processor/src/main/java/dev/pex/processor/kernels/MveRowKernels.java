package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;
import java.util.Optional;

/** The row kernels for MVE; portable ones where there is none that fits. */
final class MveRowKernels implements RowKernel.Visitor<KernelCall> {
  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;
  private final PortableRowKernels portable;

  MveRowKernels(KernelUses uses, Tables tables, Optimize optimize) {
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
    this.portable = new PortableRowKernels(tables);
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    return fitting(kernel)
        .map(convolution -> convolution.call(tables, optimize))
        .orElseGet(() -> portable.convolution(kernel));
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
        .orElseGet(() -> portable.depthwise(kernel));
  }

  @Override
  public KernelCall maxPool(RowKernel.MaxPool kernel) {
    return portable.maxPool(kernel);
  }

  @Override
  public KernelCall averagePool(RowKernel.AveragePool kernel) {
    return portable.averagePool(kernel);
  }

  @Override
  public KernelCall pad(RowKernel.Pad kernel) {
    return portable.pad(kernel);
  }

  @Override
  public KernelCall concatenate(RowKernel.Concatenate kernel) {
    return portable.concatenate(kernel);
  }

  @Override
  public KernelCall resize(RowKernel.Resize kernel) {
    return portable.resize(kernel);
  }
}
