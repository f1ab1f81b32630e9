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
        code.madeShape(kernel.input()),
        kernel.inputZeroPoint(),
        code.rescale(kernel.output()),
        code.stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public KernelCode.Kernel average(FoldKernel.Average kernel) {
    return code.kernel(
        "AverageFold", code.madeShape(kernel.input()), code.stage(0, kernel.min(), kernel.max()));
  }

  @Override
  public KernelCode.Kernel dense(FoldKernel.Dense kernel) {
    FlatKernel.Dense layer = kernel.layer();
    return code.kernel(
        "DenseFold",
        code.madeShape(kernel.input()),
        layer.units(),
        code.filter(layer),
        code.stage(layer.outputZeroPoint(), layer.min(), layer.max()));
  }
}
