package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.program.FlatKernel;

/** The flat kernels for MVE; portable ones where there is none that fits. */
final class MveFlatKernels extends PortableFlatKernels {
  /** Of a dense layer, which is rounded once. */
  private static final int LEAST_SHIFT = 2;

  private final Tables tables;
  private final Optimize optimize;

  MveFlatKernels(Tables tables, Optimize optimize) {
    super(tables);
    this.tables = tables;
    this.optimize = optimize;
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    return RightShifts.fit(kernel.shift().values(), LEAST_SHIFT)
        ? mveDense(kernel)
        : super.dense(kernel);
  }

  private KernelCall mveDense(FlatKernel.Dense kernel) {
    String name = kernel.name();
    MveRecords records = new MveRecords(kernel.bias(), kernel.multiplier(), kernel.shift());
    Int8Values weights = MveWeights.filters(kernel.weights().values(), kernel.units());
    return new KernelFields(tables)
        .put("inputs", kernel.inputs())
        .put("units", kernel.units())
        .put("weights", tables.use(name + "_blocks", weights))
        .put("records", tables.use(name + "_records", records.ofNeighbours()))
        .put("output_zero_point", kernel.outputZeroPoint())
        .clamp(kernel.min(), kernel.max())
        .of("pex_dense_s8_mve", 0, optimize);
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    return add(kernel, "pex_add_s8_mve", optimize);
  }
}
