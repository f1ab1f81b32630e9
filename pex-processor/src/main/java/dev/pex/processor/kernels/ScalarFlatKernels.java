package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;

/** The scalar flat kernels; portable ones where there is none that fits. */
final class ScalarFlatKernels extends PortableFlatKernels {
  private final KernelUses uses;
  private final Tables tables;
  private final boolean raised;
  private final Optimize optimize;

  /**
   * With tables of a network.
   *
   * @param raised whether weights are to be read as unsigned
   */
  ScalarFlatKernels(KernelUses uses, Tables tables, boolean raised, Optimize optimize) {
    super(tables);
    this.uses = uses;
    this.tables = tables;
    this.raised = raised;
    this.optimize = optimize;
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    ScalarWeights weights =
        new ScalarWeights(kernel.weights().values(), kernel.units(), kernel.inputs());
    return uses.makesAll(kernel, kernel.units())
            && weights.fit(kernel.bias().values(), kernel.shift().values())
        ? dense(kernel, weights)
        : super.dense(kernel);
  }

  private KernelCall dense(FlatKernel.Dense kernel, ScalarWeights weights) {
    return new KernelFields(tables)
        .put("inputs", kernel.inputs())
        .put("units", kernel.units())
        .put("weights", tables.use(kernel.name() + "_blocks", weights.blocks(raised)))
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .put("output_zero_point", kernel.outputZeroPoint())
        .clamp(kernel.min(), kernel.max())
        .put("raised", raised)
        .of("pex_dense_s8_scalar", 0, optimize);
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    return add(kernel, "pex_add_s8_scalar", optimize);
  }
}
