package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;

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
    MveConvolution mve = new MveConvolution(kernel);
    return !uses.takesSlices(kernel) && mve.fits(uses.slices(kernel))
        ? mve.call(tables, optimize)
        : portable.convolution(kernel);
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    MveDepthwise mve = new MveDepthwise(kernel);
    return mve.fits(uses.slices(kernel)) ? mve.call(tables, optimize) : portable.depthwise(kernel);
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
