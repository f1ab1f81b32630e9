package dev.pex.processor.lower;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.graph.Window;
import java.util.Locale;

/** An operator with what the user can write of it, in the words of the annotations. */
final class OpText implements Op.Visitor<String> {
  @Override
  public String conv2D(Op.Conv2D op) {
    return "Conv2D" + of(op.window()) + of(op.activation());
  }

  @Override
  public String depthwiseConv2D(Op.DepthwiseConv2D op) {
    return "DepthwiseConv2D of multiplier "
        + op.multiplier()
        + of(op.window())
        + of(op.activation());
  }

  @Override
  public String dense(Op.Dense op) {
    return "Dense" + of(op.activation());
  }

  @Override
  public String maxPool(Op.MaxPool op) {
    return "MaxPooling2D" + of(op.window()) + of(op.activation());
  }

  @Override
  public String averagePool(Op.AveragePool op) {
    return "AveragePooling2D" + of(op.window()) + of(op.activation());
  }

  @Override
  public String mean(Op.Mean op) {
    return op.height() && op.width() && !op.channels() ? "GlobalAveragePooling2D" : "a mean";
  }

  @Override
  public String add(Op.Add op) {
    return (op.subtracts() ? "Subtract" : "Add") + of(op.activation());
  }

  @Override
  public String mul(Op.Mul op) {
    return "Multiply" + of(op.activation());
  }

  @Override
  public String concatenate(Op.Concatenate op) {
    return "Concatenate over " + op.axis().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String resize(Op.Resize op) {
    return "UpSampling2D to "
        + new Extent(op.height(), op.width())
        + ", "
        + op.interpolation()
        + " with "
        + op.sampling();
  }

  @Override
  public String pad(Op.Pad op) {
    return op.padding().onlyAdds()
        ? "ZeroPadding2D of " + of(op.padding())
        : "Cropping2D of " + of(op.padding().negated());
  }

  @Override
  public String reshape(Op.Reshape op) {
    return "Reshape to " + op.shape();
  }

  @Override
  public String transpose(Op.Transpose op) {
    return "Transpose";
  }

  @Override
  public String softmax(Op.Softmax op) {
    return "Softmax";
  }

  @Override
  public String unary(Op.Unary op) {
    return op.function() instanceof UnaryFunction.LeakyRelu leaky
        ? "LeakyReLU of negative slope " + leaky.negativeSlope()
        : "Activation with " + op.function().name();
  }

  @Override
  public String requantize(Op.Requantize op) {
    return "a requantisation";
  }

  @Override
  public String activation(Op.Activation op) {
    return "Activation" + of(op.kind());
  }

  private static String of(FusedActivation activation) {
    return activation == FusedActivation.NONE ? "" : " with " + activation;
  }

  private static String of(Window window) {
    String dilation =
        window.dilationHeight() == 1 && window.dilationWidth() == 1
            ? ""
            : ", dilation " + new Extent(window.dilationHeight(), window.dilationWidth());
    return " of kernel "
        + new Extent(window.kernelHeight(), window.kernelWidth())
        + ", strides "
        + new Extent(window.strideHeight(), window.strideWidth())
        + dilation
        + ", padding "
        + of(window.padding());
  }

  private static String of(Padding padding) {
    return padding.top() + "," + padding.bottom() + "," + padding.left() + "," + padding.right();
  }
}
