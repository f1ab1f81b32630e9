package dev.pex.processor.emit.c;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.RowKernel;
import java.util.ArrayList;
import java.util.List;

/** The designated initialisers of a parameter struct, in the struct's order. */
final class KernelFields {
  private final Program program;
  private final List<String> fields = new ArrayList<>();

  KernelFields(Program program) {
    this.program = program;
  }

  KernelFields put(String field, int value) {
    return put(field, Integer.toString(value));
  }

  KernelFields put(String field, boolean value) {
    return put(field, Boolean.toString(value));
  }

  KernelFields put(String field, Constant table) {
    return put(field, CNames.table(program, table));
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

  KernelFields clamp(int min, int max) {
    return put("activation_min", min).put("activation_max", max);
  }

  KernelCall of(String function) {
    return new KernelCall(function, fields);
  }

  private KernelFields put(String field, String value) {
    fields.add(field + " = " + value);
    return this;
  }
}
