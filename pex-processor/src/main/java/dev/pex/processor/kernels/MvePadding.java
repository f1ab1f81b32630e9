package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.RowKernel;
import java.util.Arrays;

/** What kernels for MVE read where a tap lies outside the input: zero points. */
final class MvePadding {
  /** In C, of a kernel that reads none. */
  static final String NONE = "NULL";

  /** Layers with fewer channels share a table. */
  private static final int LEAST_CHANNELS = 64;

  private MvePadding() {}

  /** The C name of a table for so many channels, or of none where every tap reads the input. */
  static String field(
      RowKernel.Sliding kernel, RowKernel.OutputStage stage, int channels, Tables tables) {
    if (readsInputOnly(kernel)) {
      return NONE;
    }
    byte[] padding = new byte[Math.max(channels, LEAST_CHANNELS)];
    Arrays.fill(padding, (byte) stage.inputZeroPoint());
    return tables.use(kernel.name() + "_padding", Int8Values.copyOf(padding));
  }

  private static boolean readsInputOnly(RowKernel.Sliding kernel) {
    Window window = kernel.window();
    int endRow = (kernel.output().height() - 1) * window.strideHeight() + window.reachHeight();
    int endColumn = (kernel.output().width() - 1) * window.strideWidth() + window.reachWidth();
    return window.padding().top() == 0
        && window.padding().left() == 0
        && endRow <= kernel.input().height()
        && endColumn <= kernel.input().width();
  }
}
