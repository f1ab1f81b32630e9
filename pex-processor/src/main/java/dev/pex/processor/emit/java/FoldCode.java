package dev.pex.processor.emit.java;

import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;

/** The expression that makes the object of a kernel that folds rows. */
final class FoldCode implements FoldKernel.Visitor<KernelCode.Kernel> {
  @Override
  public KernelCode.Kernel mean(FoldKernel.Mean kernel) {
    return KernelCode.kernel(
        "MeanFold",
        KernelCode.shape(kernel.input()),
        KernelCode.number(kernel.inputZeroPoint()),
        KernelCode.rescale(kernel.output()),
        KernelCode.stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public KernelCode.Kernel average(FoldKernel.Average kernel) {
    return KernelCode.kernel(
        "AverageFold",
        KernelCode.shape(kernel.input()),
        KernelCode.stage(0, kernel.min(), kernel.max()));
  }

  @Override
  public KernelCode.Kernel dense(FoldKernel.Dense kernel) {
    FlatKernel.Dense layer = kernel.layer();
    return KernelCode.kernel(
        "DenseFold",
        KernelCode.shape(kernel.input()),
        KernelCode.number(layer.units()),
        KernelCode.filter(
            layer.name(),
            layer.weights().name(),
            layer.bias().name(),
            layer.multiplier().name(),
            layer.shift().name()),
        KernelCode.stage(layer.outputZeroPoint(), layer.min(), layer.max()));
  }
}
