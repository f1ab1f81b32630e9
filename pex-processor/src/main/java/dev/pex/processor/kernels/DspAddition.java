package dev.pex.processor.kernels;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.program.FlatKernel;

/** An addition for {@code pex_add_s8_dsp}; its header says what it can compute. */
final class DspAddition {
  private static final int LEFT_SHIFT = 20;
  private static final Rescale HALF = Rescale.of(0.5);

  private final FlatKernel.Add kernel;
  private final boolean secondIsGreater;

  DspAddition(FlatKernel.Add kernel) {
    this.kernel = kernel;
    this.secondIsGreater = !kernel.first().equals(HALF);
  }

  /** Whether the kernel can compute it. */
  boolean fits() {
    Rescale greater = secondIsGreater ? kernel.second() : kernel.first();
    return kernel.leftShift() == LEFT_SHIFT
        && greater.equals(HALF)
        && RightShifts.fit(lesser())
        && RightShifts.fit(kernel.output());
  }

  private Rescale lesser() {
    return secondIsGreater ? kernel.first() : kernel.second();
  }

  KernelCall call(Tables tables, Optimize optimize) {
    int first = kernel.firstZeroPoint();
    int second = kernel.secondZeroPoint();
    return new KernelFields(tables)
        .put("second_is_greater", secondIsGreater)
        .put("greater_zero_point", secondIsGreater ? second : first)
        .put("lesser_zero_point", secondIsGreater ? first : second)
        .put("lesser", lesser())
        .put("output_zero_point", kernel.outputZeroPoint())
        .put("output", kernel.output())
        .clamp(kernel.min(), kernel.max())
        .of("pex_add_s8_dsp", 0, optimize);
  }
}
