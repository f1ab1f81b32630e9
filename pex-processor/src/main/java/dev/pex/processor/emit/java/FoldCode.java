package dev.pex.processor.emit.java;

import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;

/** The expression that makes the object of a kernel that folds rows. */
final class FoldCode implements FoldKernel.Visitor<KernelCode.Kernel> {
  private final KernelCode code;

  FoldCode(KernelCode code) {
    this.code = code;
  }

  @Override
  public KernelCode.Kernel mean(FoldKernel.Mean kernel) {
    return code.kernel(
        "MeanFold",
        code.shape(kernel.input()),
        Integer.toString(kernel.inputZeroPoint()),
        code.rescale(kernel.output()),
        code.stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public KernelCode.Kernel average(FoldKernel.Average kernel) {
    return code.kernel(
        "AverageFold", code.shape(kernel.input()), code.stage(0, kernel.min(), kernel.max()));
  }

  @Override
  public KernelCode.Kernel dense(FoldKernel.Dense kernel) {
    FlatKernel.Dense layer = kernel.layer();
    return code.kernel(
        "DenseFold",
        code.shape(kernel.input()),
        Integer.toString(layer.units()),
        code.filter(
            layer.name(),
            layer.weights().name(),
            layer.bias().name(),
            layer.multiplier().name(),
            layer.shift().name()),
        code.stage(layer.outputZeroPoint(), layer.min(), layer.max()));
  }
}
