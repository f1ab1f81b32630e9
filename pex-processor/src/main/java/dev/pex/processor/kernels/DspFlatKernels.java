package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;

/** The flat kernels for the DSP instructions; portable ones where there is none that fits. */
final class DspFlatKernels extends PortableFlatKernels {
  private final KernelUses uses;
  private final Tables tables;
  private final Optimize optimize;

  DspFlatKernels(KernelUses uses, Tables tables, Optimize optimize) {
    super(tables);
    this.uses = uses;
    this.tables = tables;
    this.optimize = optimize;
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    DspDense dsp = new DspDense(kernel);
    return uses.makesAll(kernel, kernel.units()) && dsp.fits()
        ? dsp.call(tables, optimize)
        : super.dense(kernel);
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    return add(kernel, "pex_add_s8_dsp", optimize);
  }
}
