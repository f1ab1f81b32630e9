package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;

/** A depthwise convolution for {@code pex_depthwise_s8_dsp}; its header has the layout. */
final class DspAnyDepthwise {
  private static final int MOST_TAPS = 8;
  private static final int MOST_COLUMNS = 24;
  private static final int MOST_SUM = 1 << 30;
  private static final int READ_BEHIND = 2;

  private final RowKernel.Depthwise kernel;
  private final int taps;

  DspAnyDepthwise(RowKernel.Depthwise kernel) {
    this.kernel = kernel;
    this.taps = kernel.window().kernelHeight() * kernel.window().kernelWidth();
  }

  /** Whether the kernel can compute it, and is fast. */
  boolean fits(Optimize optimize) {
    Window window = kernel.window();
    return optimize == Optimize.SPEED
        && window.kernelHeight() <= MOST_TAPS
        && window.kernelWidth() <= MOST_TAPS
        && window.dilationWidth() == 1
        && kernel.output().width() <= MOST_COLUMNS
        && kernel.channelMultiplier() == 1
        && RightShifts.fit(kernel.shift().values())
        && biasesFit();
  }

  private boolean biasesFit() {
    int most = taps * 255 * 128;
    for (int channel = 0; channel < kernel.output().channels(); channel++) {
      if (Math.abs(bias(channel)) + most >= MOST_SUM) {
        return false;
      }
    }
    return true;
  }

  KernelCall call(Tables tables, Optimize optimize) {
    String name = kernel.name();
    return new KernelFields(tables)
        .shapes(kernel, "input_pixel_bytes")
        .undilated(kernel.window())
        .put("weights", tables.use(name + "_filters", filters()))
        .put("factors", tables.use(name + "_factors", factors()))
        .stage(kernel.stage())
        .of("pex_depthwise_s8_dsp", 0, optimize);
  }

  /** Of each channel its weights, and how often its products are halved. */
  private Int8Values filters() {
    int channels = kernel.output().channels();
    byte[] filters = new byte[channels * (taps + 1) + READ_BEHIND];
    int next = 0;
    for (int channel = 0; channel < channels; channel++) {
      for (int tap = 0; tap < taps; tap++) {
        filters[next++] = weight(channel, tap);
      }
      filters[next++] = (byte) (-kernel.shift().values().get(channel) - 1);
    }
    return Int8Values.copyOf(filters);
  }

  private Int32Values factors() {
    int[] factors = new int[2 * kernel.output().channels()];
    for (int channel = 0; channel < kernel.output().channels(); channel++) {
      factors[2 * channel] = (int) bias(channel);
      factors[2 * channel + 1] = kernel.multiplier().values().get(channel);
    }
    return Int32Values.copyOf(factors);
  }

  /** The bias without the input's zero point. */
  private long bias(int channel) {
    long sum = 0;
    for (int tap = 0; tap < taps; tap++) {
      sum += weight(channel, tap);
    }
    return kernel.bias().values().get(channel) + kernel.stage().inputZeroPoint() * sum;
  }

  private byte weight(int channel, int tap) {
    return kernel.weights().values().get(tap * kernel.output().channels() + channel);
  }
}
