package dev.pex.processor.kernels;

import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;

/** The C kernel and parameters of a row kernel. */
class PortableRowKernels implements RowKernel.Visitor<KernelCall> {
  private static final String PIXEL_BYTES = "input_pixel_bytes";

  private final Tables tables;

  PortableRowKernels(Tables tables) {
    this.tables = tables;
  }

  @Override
  public KernelCall convolution(RowKernel.Convolution kernel) {
    return fields()
        .shapes(kernel, "input_channels")
        .window(kernel.window())
        .put("weights", kernel.weights())
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .stage(kernel.stage())
        .of("pex_conv_s8");
  }

  @Override
  public KernelCall depthwise(RowKernel.Depthwise kernel) {
    return fields()
        .shapes(kernel, PIXEL_BYTES)
        .window(kernel.window())
        .put("channel_multiplier", kernel.channelMultiplier())
        .put("weights", kernel.weights())
        .factors(kernel.bias(), kernel.multiplier(), kernel.shift())
        .stage(kernel.stage())
        .of("pex_depthwise_s8");
  }

  @Override
  public KernelCall maxPool(RowKernel.MaxPool kernel) {
    return pool(kernel, kernel.stage()).of("pex_max_pool_s8");
  }

  /** By a core's own kernel. */
  final KernelCall maxPool(RowKernel.MaxPool kernel, String function, Optimize optimize) {
    return pool(kernel, kernel.stage()).of(function, 0, optimize);
  }

  @Override
  public KernelCall averagePool(RowKernel.AveragePool kernel) {
    return pool(kernel, kernel.stage()).of("pex_average_pool_s8");
  }

  /** By a core's own kernel where that can sum the window's inputs. */
  final KernelCall averagePool(
      RowKernel.AveragePool kernel, int mostInputs, String function, Optimize optimize) {
    Window window = kernel.window();
    KernelFields fields = pool(kernel, kernel.stage());
    return window.kernelHeight() * window.kernelWidth() <= mostInputs
        ? fields.of(function, 0, optimize)
        : fields.of("pex_average_pool_s8");
  }

  private KernelFields pool(RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    return fields()
        .shapes(kernel, PIXEL_BYTES)
        .window(kernel.window())
        .clamp(stage.min(), stage.max());
  }

  @Override
  public KernelCall pad(RowKernel.Pad kernel) {
    return fields()
        .shapes(kernel, PIXEL_BYTES)
        .put("padding_left", kernel.padding().left())
        .put("input_zero_point", kernel.stage().inputZeroPoint())
        .of("pex_pad_s8");
  }

  @Override
  public KernelCall concatenate(RowKernel.Concatenate kernel) {
    return fields()
        .shapes(kernel, PIXEL_BYTES)
        .put("first_column", kernel.place().column())
        .of("pex_concatenate_s8");
  }

  @Override
  public KernelCall resize(RowKernel.Resize kernel) {
    KernelFields fields = fields().shapes(kernel, PIXEL_BYTES);
    return kernel.isBilinear()
        ? fields
            .put("row_step", kernel.rows().step())
            .put("row_start", kernel.rows().start())
            .put("column_step", kernel.columns().step())
            .put("column_start", kernel.columns().start())
            .of("pex_resize_bilinear_s8")
        : fields
            .put("column_step", kernel.columns().step())
            .put("column_start", kernel.columns().start())
            .put("column_unit", kernel.columns().unit())
            .of("pex_resize_nearest_s8");
  }

  private KernelFields fields() {
    return new KernelFields(tables);
  }
}
