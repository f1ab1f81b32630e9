package dev.pex.processor.kernels;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.RowKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The designated initialisers of a parameter struct, in the struct's order. */
final class KernelFields {
  private final Tables tables;
  private final List<String> fields = new ArrayList<>();

  KernelFields(Tables tables) {
    this.tables = tables;
  }

  KernelFields put(String field, int value) {
    return put(field, Integer.toString(value));
  }

  KernelFields put(String field, boolean value) {
    return put(field, Boolean.toString(value));
  }

  KernelFields put(String field, Constant table) {
    return put(field, tables.use(table));
  }

  /** Multiplier and shift. */
  KernelFields put(String field, Rescale rescale) {
    return put(field + "_multiplier", rescale.multiplier()).put(field + "_shift", rescale.shift());
  }

  /**
   * The widths and channels of both tensors.
   *
   * @param inputChannels what the kernel calls those of the input
   */
  KernelFields shapes(RowKernel kernel, String inputChannels) {
    return put("input_width", kernel.input().width())
        .put(inputChannels, kernel.input().channels())
        .put("output_width", kernel.output().width())
        .put("output_channels", kernel.output().channels());
  }

  /** The window along a row. */
  KernelFields window(Window window) {
    return put("kernel_height", window.kernelHeight())
        .put("kernel_width", window.kernelWidth())
        .put("stride_width", window.strideWidth())
        .put("dilation_width", window.dilationWidth())
        .put("padding_left", window.padding().left());
  }

  /** The window along a row, for a kernel without dilation. */
  KernelFields undilated(Window window) {
    return put("kernel_height", window.kernelHeight())
        .put("kernel_width", window.kernelWidth())
        .put("stride_width", window.strideWidth())
        .put("padding_left", window.padding().left());
  }

  /** What each output channel adds to its sum and multiplies it by. */
  KernelFields factors(Constant bias, Constant multiplier, Constant shift) {
    return put("bias", bias).put("multiplier", multiplier).put("shift", shift);
  }

  /** Zero points and clamp. */
  KernelFields stage(RowKernel.OutputStage stage) {
    return put("input_zero_point", stage.inputZeroPoint())
        .put("output_zero_point", stage.outputZeroPoint())
        .clamp(stage.min(), stage.max());
  }

  KernelFields clamp(int min, int max) {
    return put("activation_min", min).put("activation_max", max);
  }

  KernelCall of(String function) {
    return new KernelCall(function, fields, Optional.empty());
  }

  /** Of a kernel whose body can stand in a function of its own, with words of scratch or none. */
  KernelCall of(String function, int scratchWords, Optimize optimize) {
    return of(function, Scratch.words(scratchWords), optimize);
  }

  /** Of a kernel whose body can stand in a function of its own. */
  KernelCall of(String function, Scratch scratch, Optimize optimize) {
    return optimize == Optimize.SIZE
        ? of(function)
        : new KernelCall(function, fields, Optional.of(scratch));
  }

  KernelFields put(String field, String value) {
    fields.add(field + " = " + value);
    return this;
  }
}
