package dev.pex.processor.kernels;

import dev.pex.processor.program.RowKernel;
import java.util.Optional;

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
    return uses.takesSlices(kernel)
        ? portable.convolution(kernel)
        : fitting(kernel).orElseGet(() -> portable.convolution(kernel));
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    DspDepthwise small = new DspDepthwise(kernel);
    DspAnyDepthwise any = new DspAnyDepthwise(kernel);
    return OneChannel.convolution(kernel)
        .flatMap(this::fitting)
        .or(() -> small.fits() ? Optional.of(small.call(tables, optimize)) : Optional.empty())
        .or(() -> any.fits(optimize) ? Optional.of(any.call(tables, optimize)) : Optional.empty())
        .orElseGet(() -> portable.depthwise(kernel));
  }

  private Optional<KernelCall> fitting(RowKernel.Convolution kernel) {
    DspConvolution dsp = new DspConvolution(kernel);
    return dsp.fits(uses.slices(kernel))
        ? Optional.of(dsp.call(tables, optimize))
        : Optional.empty();
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
