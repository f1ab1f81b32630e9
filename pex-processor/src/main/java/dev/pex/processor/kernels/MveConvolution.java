package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.Slice;
import java.util.Set;

/**
 * A convolution for {@code pex_conv_s8_mve}, or for {@code pex_conv_im2col_s8_mve} where the taps
 * of a small window fill vectors only together; their headers say how the tables are laid out.
 */
final class MveConvolution {
  private static final int MOST_COPIED_BYTES = 128;
  private static final int MOST_COLUMNS = 36;

  private final RowKernel.Convolution kernel;
  private final Window window;
  private final int channels;

  MveConvolution(RowKernel.Convolution kernel) {
    this.kernel = kernel;
    this.window = kernel.window();
    this.channels = kernel.input().channels();
  }

  /** Whether a kernel can compute it, in slices of these channels. */
  boolean fits(Set<Slice> slices) {
    return window.dilationWidth() == 1
        && new SliceSteps(MveWeights.FILTERS, kernel.output().channels()).hold(slices)
        && RightShifts.fit(kernel.shift().values())
        && (isCopied() || columns() <= MOST_COLUMNS);
  }

  /** Whether copies of windows are a half of the vectors, or less. */
  private boolean isCopied() {
    int copied = MveWeights.count(taps() * channels, MveWeights.LANES);
    int direct = taps() * MveWeights.count(channels, MveWeights.LANES);
    return copied * MveWeights.LANES <= MOST_COPIED_BYTES && 2 * copied <= direct;
  }

  private int taps() {
    return window.kernelHeight() * window.kernelWidth();
  }

  /** Columns that two neighbours read of all kernel rows. */
  private int columns() {
    return window.kernelHeight() * (window.strideWidth() + window.kernelWidth());
  }

  KernelCall call(Tables tables, Optimize optimize) {
    return isCopied()
        ? fields(tables).of("pex_conv_im2col_s8_mve", scratchWords(), optimize)
        : fields(tables).of("pex_conv_s8_mve", Scratch.addresses(columns()), optimize);
  }

  /** Two windows, and one vector more. */
  private int scratchWords() {
    int vectors = 2 * MveWeights.count(taps() * channels, MveWeights.LANES) + 1;
    return vectors * MveWeights.LANES / Integer.BYTES;
  }

  private KernelFields fields(Tables tables) {
    String name = kernel.name();
    MveRecords records = new MveRecords(kernel.bias(), kernel.multiplier(), kernel.shift());
    return new KernelFields(tables)
        .shapes(kernel, "input_channels")
        .undilated(window)
        .put("weights", tables.use(name + "_blocks", weights()))
        .put("records", tables.use(name + "_records", records.ofNeighbours()))
        .put("padding", padding(tables))
        .stage(kernel.stage());
  }

  /** Copies of windows hold their own. */
  private String padding(Tables tables) {
    return isCopied()
        ? MvePadding.NONE
        : MvePadding.field(kernel, kernel.stage(), channels, tables);
  }

  private Int8Values weights() {
    Int8Values weights = kernel.weights().values();
    int filters = kernel.output().channels();
    return isCopied()
        ? MveWeights.filters(weights, filters)
        : MveWeights.filters(weights, filters, window.kernelHeight(), window.kernelWidth());
  }
}
