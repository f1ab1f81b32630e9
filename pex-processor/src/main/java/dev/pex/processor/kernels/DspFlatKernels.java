package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;

/** The flat kernels for the DSP instructions; portable ones where there is none that fits. */
final class DspFlatKernels implements FlatKernel.Visitor<KernelCall> {
  private final Tables tables;
  private final PortableFlatKernels portable;

  DspFlatKernels(Tables tables) {
    this.tables = tables;
    this.portable = new PortableFlatKernels(tables);
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    return portable.dense(kernel);
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    DspAddition dsp = new DspAddition(kernel);
    return dsp.fits() ? dsp.call(tables) : portable.add(kernel);
  }

  @Override
  public KernelCall mul(FlatKernel.Mul kernel) {
    return portable.mul(kernel);
  }

  @Override
  public KernelCall mean(FlatKernel.Mean kernel) {
    return portable.mean(kernel);
  }

  @Override
  public KernelCall softmax(FlatKernel.Softmax kernel) {
    return portable.softmax(kernel);
  }

  @Override
  public KernelCall lookup(FlatKernel.Lookup kernel) {
    return portable.lookup(kernel);
  }

  @Override
  public KernelCall requantize(FlatKernel.Requantize kernel) {
    return portable.requantize(kernel);
  }
}
