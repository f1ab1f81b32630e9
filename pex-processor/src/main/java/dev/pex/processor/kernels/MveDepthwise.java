package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.Slice;
import java.util.Set;

/**
 * A depthwise convolution for {@code pex_depthwise_s8_mve}; its header says how the tables are laid
 * out.
 */
final class MveDepthwise {
  private static final int MOST_TAPS = 64;

  /** For so many, a tap on padding is at the same address. */
  private static final int PADDED_CHANNELS = 64;

  private final RowKernel.Depthwise kernel;
  private final Window window;

  MveDepthwise(RowKernel.Depthwise kernel) {
    this.kernel = kernel;
    this.window = kernel.window();
  }

  /** Whether the kernel can compute it, in slices of these channels. */
  boolean fits(Set<Slice> slices) {
    return window.dilationWidth() == 1
        && kernel.channelMultiplier() == 1
        && taps() <= MOST_TAPS
        && new SliceSteps(MveWeights.LANES, kernel.output().channels()).hold(slices)
        && RightShifts.fit(kernel.shift().values())
        && productsFit();
  }

  private int taps() {
    return window.kernelHeight() * window.kernelWidth();
  }

  /** Whether the sum of any two products fits in 16 bits. */
  private boolean productsFit() {
    Int8Values weights = kernel.weights().values();
    for (int i = 0; i < weights.size(); i++) {
      if (weights.get(i) == Byte.MIN_VALUE) {
        return false;
      }
    }
    return true;
  }

  KernelCall call(Tables tables, Optimize optimize) {
    String name = kernel.name();
    MveRecords records = new MveRecords(kernel.bias(), kernel.multiplier(), kernel.shift());
    Int8Values weights =
        MveWeights.channels(kernel.weights().values(), taps(), kernel.output().channels());
    return new KernelFields(tables)
        .shapes(kernel, "input_pixel_bytes")
        .undilated(window)
        .put("weights", tables.use(name + "_blocks", weights))
        .put("records", tables.use(name + "_records", records.ofBlocks()))
        .put("padding", MvePadding.field(kernel, kernel.stage(), PADDED_CHANNELS, tables))
        .stage(kernel.stage())
        .of("pex_depthwise_s8_mve", Scratch.addresses(taps()), optimize);
  }
}
