package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;

/** The row kernels for the DSP instructions; portable ones where there is none that fits. */
final class DspRowKernels implements RowKernel.Visitor<KernelCall> {
  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;
  private final PortableRowKernels portable;

  DspRowKernels(KernelUses uses, Tables tables, Optimize optimize) {
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
    this.portable = new PortableRowKernels(tables);
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    DspConvolution dsp = new DspConvolution(kernel);
    return !uses.takesSlices(kernel) && dsp.fits(uses.slices(kernel))
        ? dsp.call(tables, optimize)
        : portable.convolution(kernel);
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    DspDepthwise small = new DspDepthwise(kernel);
    DspAnyDepthwise any = new DspAnyDepthwise(kernel);
    if (small.fits()) {
      return small.call(tables, optimize);
    }
    if (any.fits(optimize)) {
      return any.call(tables, optimize);
    }
    return OneChannel.isReadBy(kernel)
        ? convolution(OneChannel.convolution(kernel))
        : portable.depthwise(kernel);
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
