package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;

/** A depthwise convolution for {@code pex_depthwise_3x3_s8_dsp}; its header has the layout. */
final class DspDepthwise {
  private static final int TAPS = 9;
  private static final int WORDS_PER_CHANNEL = 5;
  private static final int MOST_SUM = 1 << 30;

  private final RowKernel.Depthwise kernel;

  DspDepthwise(RowKernel.Depthwise kernel) {
    this.kernel = kernel;
  }

  /** Whether the kernel can compute it. */
  boolean fits() {
    Window window = kernel.window();
    return window.kernelHeight() == 3
        && window.kernelWidth() == 3
        && window.dilationWidth() == 1
        && window.strideWidth() <= 2
        && kernel.channelMultiplier() == 1
        && paddingFits(window)
        && RightShifts.fit(kernel.shift().values())
        && biasesFit();
  }

  /** One column on either side at most, and a row of the input in each window. */
  private boolean paddingFits(Window window) {
    int right =
        (kernel.output().width() - 1) * window.strideWidth()
            - window.padding().left()
            + window.kernelWidth()
            - kernel.input().width();
    int below =
        (kernel.output().height() - 1) * window.strideHeight()
            - window.padding().top()
            - kernel.input().height();
    return window.padding().left() <= 1
        && right <= 1
        && kernel.input().width() >= 2
        && below < 0
        && window.padding().top() < 2 * window.dilationHeight() + 1;
  }

  private boolean biasesFit() {
    Int32Values bias = kernel.bias().values();
    int most = TAPS * 128 * 128;
    for (int channel = 0; channel < bias.size(); channel++) {
      if (Math.abs((long) bias.get(channel)) + most >= MOST_SUM) {
        return false;
      }
    }
    return true;
  }

  /**
   * The call.
   *
   * @param columns that most parts have
   */
  KernelCall call(int columns, Tables tables, Optimize optimize) {
    Window window = kernel.window();
    return new KernelFields(tables)
        .shapes(kernel, "input_pixel_bytes")
        .put("stride_width", window.strideWidth())
        .put("padding_left", window.padding().left())
        .put("channels", tables.use(kernel.name() + "_channels", channels()))
        .stage(kernel.stage())
        .put("part_columns", Math.min(columns, kernel.output().width()))
        .of("pex_depthwise_3x3_s8_dsp", 0, optimize);
  }

  private Int32Values channels() {
    int count = kernel.output().channels();
    int[] words = new int[WORDS_PER_CHANNEL * count];
    for (int channel = 0; channel < count; channel++) {
      int next = WORDS_PER_CHANNEL * channel;
      words[next] = bytes(channel, 0, 1, 3, 4);
      words[next + 1] = bytes(channel, 2, 6, 5, 7);
      words[next + 2] =
          (-kernel.shift().values().get(channel) - 1) | ((2 * weight(channel, 8)) << 16);
      words[next + 3] = 2 * kernel.bias().values().get(channel);
      words[next + 4] = kernel.multiplier().values().get(channel);
    }
    return Int32Values.copyOf(words);
  }

  /** Weights of four taps, the first in the lowest byte. */
  private int bytes(int channel, int... taps) {
    int word = 0;
    for (int i = 0; i < taps.length; i++) {
      word |= (weight(channel, taps[i]) & 0xFF) << (8 * i);
    }
    return word;
  }

  private int weight(int channel, int tap) {
    return kernel.weights().values().get(tap * kernel.output().channels() + channel);
  }
}
