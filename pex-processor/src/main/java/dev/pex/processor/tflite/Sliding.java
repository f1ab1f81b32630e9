package dev.pex.processor.tflite;

import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;

/** How the options of a convolution or pool say that it slides. */
record Sliding(
    byte padding, int strideHeight, int strideWidth, int dilationHeight, int dilationWidth) {
  /** A stride or reach beyond it serves no network and would overflow sums of sizes. */
  private static final int AT_MOST = 0xFFFF;

  /** The window of a kernel over an input, its padding resolved. */
  Window window(OperatorView operator, Shape input, int kernelHeight, int kernelWidth) {
    requireStep(operator, "kernel", kernelHeight, kernelWidth);
    requireStep(operator, "stride", strideHeight, strideWidth);
    requireStep(operator, "dilation", dilationHeight, dilationWidth);
    Window window =
        new Window(
            kernelHeight,
            kernelWidth,
            strideHeight,
            strideWidth,
            dilationHeight,
            dilationWidth,
            Padding.NONE);
    requireReach(operator, kernelHeight, dilationHeight);
    requireReach(operator, kernelWidth, dilationWidth);
    Window padded = window.withPadding(padding(operator, input, window));
    if (padded.outputHeight(input.height()) < 1 || padded.outputWidth(input.width()) < 1) {
      throw operator.invalid(
          "has a kernel of " + kernelHeight + "x" + kernelWidth + " over an input of " + input);
    }
    return padded;
  }

  private Padding padding(OperatorView operator, Shape input, Window window) {
    return switch (padding) {
      case dev.pex.processor.tflite.schema.Padding.SAME -> same(input, window);
      case dev.pex.processor.tflite.schema.Padding.VALID -> Padding.NONE;
      default -> throw operator.invalid("has the unknown padding " + padding);
    };
  }

  /** TensorFlow's SAME padding of a window over an input. */
  static Padding same(Shape input, Window window) {
    int[] rows =
        Window.samePadding(
            input.height(), window.kernelHeight(), window.strideHeight(), window.dilationHeight());
    int[] columns =
        Window.samePadding(
            input.width(), window.kernelWidth(), window.strideWidth(), window.dilationWidth());
    return new Padding(rows[0], rows[1], columns[0], columns[1]);
  }

  private static void requireStep(OperatorView operator, String what, int height, int width) {
    if (height < 1 || width < 1) {
      throw operator.invalid(
          "has a " + what + " of " + height + "x" + width + ", which is not positive");
    }
    if (height > AT_MOST || width > AT_MOST) {
      throw operator.unsupported("has a " + what + " of " + height + "x" + width);
    }
  }

  private static void requireReach(OperatorView operator, int kernel, int dilation) {
    if ((kernel - 1L) * dilation >= AT_MOST) {
      throw operator.unsupported("has a kernel of " + kernel + " dilated by " + dilation);
    }
  }
}
