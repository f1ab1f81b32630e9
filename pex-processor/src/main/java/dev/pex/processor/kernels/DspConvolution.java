package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.Slice;
import java.util.Optional;
import java.util.Set;

/** A convolution for {@code pex_conv_s8_dsp}; its header says how the tables are laid out. */
final class DspConvolution {
  private final RowKernel.Convolution kernel;
  private final FilterPairs filters;
  private final Optional<DspScratch> scratch;

  /**
   * The convolution.
   *
   * @param columns that most parts have
   */
  DspConvolution(RowKernel.Convolution kernel, int columns) {
    Window window = kernel.window();
    this.kernel = kernel;
    this.filters =
        new FilterPairs(
            kernel.weights().values(),
            kernel.output().channels(),
            window.kernelHeight(),
            window.kernelWidth(),
            kernel.input().channels());
    this.scratch =
        DspScratch.of(filters, window.strideWidth(), Math.min(columns, kernel.output().width()));
  }

  /** Whether the kernel can compute it, in slices of these channels. */
  boolean fits(Set<Slice> slices) {
    return kernel.window().dilationWidth() == 1
        && slices.stream().allMatch(this::isInPairs)
        && scratch.isPresent()
        && RightShifts.fit(kernel.shift().values())
        && filters.sumsFit(kernel.bias().values())
        && filters.fit();
  }

  private boolean isInPairs(Slice slice) {
    int channels = kernel.output().channels();
    boolean ends = slice.first().scale() == 0 && slice.first().offset() + slice.count() == channels;
    return slice.first().scale() % 2 == 0
        && slice.first().offset() % 2 == 0
        && slice.first().divisor() == 1
        && (slice.count() % 2 == 0 || ends);
  }

  KernelCall call(Tables tables, Optimize optimize) {
    String name = kernel.name();
    Window window = kernel.window();
    DspScratch use = scratch.orElseThrow();
    KernelFields fields =
        new KernelFields(tables)
            .shapes(kernel, "input_channels")
            .undilated(window)
            .put("weights", tables.use(name + "_pairs", filters.packed(use.blockChannels())))
            .put("outputs", tables.use(name + "_outputs", outputs()))
            .stage(kernel.stage())
            .put("pixels", use.pixels())
            .put("block_channels", use.blockChannels())
            .put("chunk_rows", use.rows())
            .put("chunk_pairs", use.pairs());
    return fields.of("pex_conv_s8_dsp", use.words(), optimize);
  }

  private Int32Values outputs() {
    return filters.outputs(
        kernel.bias().values(),
        kernel.multiplier().values(),
        filter -> -kernel.shift().values().get(filter) - 1);
  }
}
