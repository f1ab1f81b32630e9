package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;

/** The C kernel and parameters of a flat kernel. */
class PortableFlatKernels implements FlatKernel.Visitor<KernelCall> {
  private final Tables tables;

  PortableFlatKernels(Tables tables) {
    this.tables = tables;
  }

  @Override
  public KernelCall dense(FlatKernel.Dense kernel) {
    return fields()
        .put("inputs", kernel.inputs())
        .put("units", kernel.units())
        .put("weights", kernel.weights())
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .put("output_zero_point", kernel.outputZeroPoint())
        .clamp(kernel.min(), kernel.max())
        .of("pex_dense_s8");
  }

  @Override
  public KernelCall add(FlatKernel.Add kernel) {
    return addFields(kernel).of("pex_add_s8");
  }

  /** By a core's own kernel where that can compute it. */
  final KernelCall add(FlatKernel.Add kernel, String function, Optimize optimize) {
    return FastAddition.fits(kernel)
        ? addFields(kernel).of(function, 0, optimize)
        : addFields(kernel).of("pex_add_s8");
  }

  private KernelFields addFields(FlatKernel.Add kernel) {
    return fields()
        .put("left_shift", kernel.leftShift())
        .put("first_zero_point", kernel.firstZeroPoint())
        .put("first", kernel.first())
        .put("second_zero_point", kernel.secondZeroPoint())
        .put("second", kernel.second())
        .put("output_zero_point", kernel.outputZeroPoint())
        .put("output", kernel.output())
        .clamp(kernel.min(), kernel.max());
  }

  @Override
  public KernelCall mul(FlatKernel.Mul kernel) {
    return fields()
        .put("second_elements", kernel.secondElements())
        .put("first_zero_point", kernel.firstZeroPoint())
        .put("second_zero_point", kernel.secondZeroPoint())
        .put("output_zero_point", kernel.outputZeroPoint())
        .put("output", kernel.output())
        .clamp(kernel.min(), kernel.max())
        .of("pex_mul_s8");
  }

  @Override
  public KernelCall mean(FlatKernel.Mean kernel) {
    return fields()
        .put("input_height", kernel.input().height())
        .put("input_width", kernel.input().width())
        .put("input_channels", kernel.input().channels())
        .put("over_height", kernel.overHeight())
        .put("over_width", kernel.overWidth())
        .put("input_zero_point", kernel.inputZeroPoint())
        .put("output_zero_point", kernel.outputZeroPoint())
        .put("output", kernel.output())
        .of("pex_mean_s8");
  }

  @Override
  public KernelCall softmax(FlatKernel.Softmax kernel) {
    return fields()
        .put("depth", kernel.depth())
        .put("input", kernel.input())
        .put("diff_min", kernel.diffMin())
        .of("pex_softmax_s8");
  }

  @Override
  public KernelCall lookup(FlatKernel.Lookup kernel) {
    return fields().put("table", kernel.table()).of("pex_lookup_s8");
  }

  @Override
  public KernelCall requantize(FlatKernel.Requantize kernel) {
    return fields()
        .put("input_zero_point", kernel.inputZeroPoint())
        .put("output_zero_point", kernel.outputZeroPoint())
        .put("output", kernel.output())
        .clamp(kernel.min(), kernel.max())
        .of("pex_requantize_s8");
  }

  private KernelFields fields() {
    return new KernelFields(tables);
  }
}
