package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;

/** The flat kernels for the DSP instructions; portable ones where there is none that fits. */
final class DspFlatKernels implements FlatKernel.Visitor<KernelCall> {
  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;
  private final PortableFlatKernels portable;

  DspFlatKernels(KernelUses uses, Tables tables, Optimize optimize) {
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
    this.portable = new PortableFlatKernels(tables);
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    DspDense dsp = new DspDense(kernel);
    return uses.makesAll(kernel, kernel.units()) && dsp.fits()
        ? dsp.call(tables, optimize)
        : portable.dense(kernel);
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    DspAddition dsp = new DspAddition(kernel);
    return dsp.fits() ? dsp.call(tables, optimize) : portable.add(kernel);
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
