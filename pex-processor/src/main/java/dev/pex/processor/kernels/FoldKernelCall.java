package dev.pex.processor.kernels;

import dev.pex.processor.program.FoldKernel;
import java.util.Locale;

/**
 * How a fold is written in C.
 *
 * @param add a call with places for the first value, which element of the input that is, the
 *     numbers of columns and elements, and the sums
 * @param endFunction makes the output of the sums
 * @param parameters of {@code endFunction}
 */
public record FoldKernelCall(
    String addHeader, String add, String endHeader, String endFunction, KernelCall parameters) {
  public String add(
      String values, String firstElement, String columns, String elements, String sums) {
    return String.format(Locale.ROOT, add, values, firstElement, columns, elements, sums);
  }

  /** The C of each fold. */
  static final class Of implements FoldKernel.Visitor<FoldKernelCall> {
    private final KernelSet set;
    private final Tables tables;

    Of(KernelSet set, Tables tables) {
      this.set = set;
      this.tables = tables;
    }

    @Override
    public FoldKernelCall mean(FoldKernel.Mean kernel) {
      KernelCall parameters =
          new KernelFields(tables)
              .put("count", kernel.input().height() * kernel.input().width())
              .put("channels", kernel.input().channels())
              .put("input_zero_point", kernel.inputZeroPoint())
              .put("output_zero_point", kernel.outputZeroPoint())
              .put("output", kernel.output())
              .of("pex_mean_of_sums_s8");
      return sumPixels(kernel, parameters);
    }

    @Override
    public FoldKernelCall average(FoldKernel.Average kernel) {
      KernelCall parameters =
          new KernelFields(tables)
              .put("count", kernel.input().height() * kernel.input().width())
              .put("channels", kernel.input().channels())
              .clamp(kernel.min(), kernel.max())
              .of("pex_average_of_sums_s8");
      return sumPixels(kernel, parameters);
    }

    private FoldKernelCall sumPixels(FoldKernel kernel, KernelCall parameters) {
      String function =
          switch (set) {
            case PORTABLE, SCALAR, SCALAR_ARMV6M -> "pex_sum_pixels_s8";
            case DSP -> "pex_sum_pixels_s8_dsp";
            case MVE -> "pex_sum_pixels_s8_mve";
          };
      String add =
          String.format(
              Locale.ROOT, "%s(%%1$s, %%3$s, %d, %%5$s)", function, kernel.input().channels());
      return new FoldKernelCall(
          function + ".h", add, parameters.function() + ".h", parameters.function(), parameters);
    }

    @Override
    public FoldKernelCall dense(FoldKernel.Dense kernel) {
      KernelCall layer = kernel.layer().accept(new PortableFlatKernels(tables));
      String add =
          String.format(
              Locale.ROOT,
              "pex_dense_add_row_s8(&%s_params, %%1$s, %%2$s, %%4$s, %%5$s)",
              kernel.name());
      String header = "pex_dense_of_rows_s8.h";
      return new FoldKernelCall(header, add, header, "pex_dense_of_sums_s8", layer);
    }
  }
}
