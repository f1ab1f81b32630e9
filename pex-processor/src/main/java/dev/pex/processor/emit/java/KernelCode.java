package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.RowKernel;
import java.util.List;

/** The expression that makes a kernel's object, and the object's class. */
final class KernelCode
    implements RowKernel.Visitor<KernelCode.Kernel>, FlatKernel.Visitor<KernelCode.Kernel> {
  /** A kernel of the runtime with the arguments that the model gives it. */
  record Kernel(String type, String creation) {}

  private final Imports imports;

  KernelCode(Imports imports) {
    this.imports = imports;
  }

  @Override
  public Kernel convolution(RowKernel.Convolution kernel) {
    return convolution("Convolution", kernel);
  }

  /** The kernel of a convolution that adds up slices of its input. */
  Kernel convolutionOfSlices(RowKernel.Convolution kernel) {
    return convolution("ConvolutionOfSlices", kernel);
  }

  private Kernel convolution(String name, RowKernel.Convolution kernel) {
    String filter =
        filter(
            kernel.name(),
            kernel.weights().name(),
            kernel.bias().name(),
            kernel.multiplier().name(),
            kernel.shift().name());
    return kernel(
        name,
        shape(kernel.input()),
        shape(kernel.output()),
        window(kernel, kernel.stage()),
        filter,
        stage(kernel.stage()));
  }

  @Override
  public Kernel depthwise(RowKernel.Depthwise kernel) {
    String filter =
        filter(
            kernel.name(),
            kernel.weights().name(),
            kernel.bias().name(),
            kernel.multiplier().name(),
            kernel.shift().name());
    return kernel(
        "Depthwise",
        shape(kernel.input()),
        Integer.toString(kernel.channelMultiplier()),
        window(kernel, kernel.stage()),
        filter,
        stage(kernel.stage()));
  }

  @Override
  public Kernel maxPool(RowKernel.MaxPool kernel) {
    return kernel(
        "MaxPool", shape(kernel.input()), window(kernel, kernel.stage()), stage(kernel.stage()));
  }

  @Override
  public Kernel averagePool(RowKernel.AveragePool kernel) {
    return kernel(
        "AveragePool",
        shape(kernel.input()),
        window(kernel, kernel.stage()),
        stage(kernel.stage()));
  }

  @Override
  public Kernel pad(RowKernel.Pad kernel) {
    return kernel(
        "Pad",
        shape(kernel.input()),
        Integer.toString(kernel.padding().left()),
        Integer.toString(kernel.stage().inputZeroPoint()));
  }

  @Override
  public Kernel concatenate(RowKernel.Concatenate kernel) {
    return kernel("Concatenate", shape(kernel.input()), Integer.toString(kernel.place().column()));
  }

  @Override
  public Kernel resize(RowKernel.Resize kernel) {
    return kernel.isBilinear()
        ? kernel(
            "ResizeBilinear",
            shape(kernel.input()),
            positions(kernel.rows()),
            positions(kernel.columns()))
        : kernel("ResizeNearest", shape(kernel.input()), positions(kernel.columns()));
  }

  private String positions(Positions positions) {
    return made("Positions", positions.step(), positions.start(), positions.unit());
  }

  @Override
  public Kernel dense(FlatKernel.Dense kernel) {
    String filter =
        filter(
            kernel.name(),
            kernel.weights().name(),
            kernel.bias().name(),
            kernel.multiplier().name(),
            kernel.shift().name());
    return kernel(
        "Dense",
        Integer.toString(kernel.inputs()),
        Integer.toString(kernel.units()),
        filter,
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel add(FlatKernel.Add kernel) {
    return kernel(
        "Add",
        Integer.toString(kernel.leftShift()),
        addend(kernel.firstZeroPoint(), kernel.first()),
        addend(kernel.secondZeroPoint(), kernel.second()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel mul(FlatKernel.Mul kernel) {
    return kernel(
        "Mul",
        Integer.toString(kernel.secondElements()),
        Integer.toString(kernel.firstZeroPoint()),
        Integer.toString(kernel.secondZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel mean(FlatKernel.Mean kernel) {
    return kernel(
        "Mean",
        shape(kernel.input()),
        axes(kernel),
        Integer.toString(kernel.inputZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public Kernel softmax(FlatKernel.Softmax kernel) {
    return kernel(
        "Softmax",
        Integer.toString(kernel.depth()),
        rescale(kernel.input()),
        Integer.toString(kernel.diffMin()));
  }

  @Override
  public Kernel lookup(FlatKernel.Lookup kernel) {
    return kernel(
        "Lookup", JavaText.call("constants.bytes", JavaText.literal(kernel.table().name())));
  }

  @Override
  public Kernel requantize(FlatKernel.Requantize kernel) {
    return kernel(
        "Requantize",
        Integer.toString(kernel.inputZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  /** A kernel's object; each argument stands on a line of its own. */
  Kernel kernel(String name, String... arguments) {
    String type = imports.runtime(name);
    return new Kernel(type, JavaText.callInLines("new " + type, List.of(arguments)));
  }

  /** The tables of a layer; if it shares some with another layer, with all their names. */
  String filter(String layer, String weights, String bias, String multiplier, String shift) {
    boolean ownsAll =
        weights.equals(layer + "_weights")
            && bias.equals(layer + "_bias")
            && multiplier.equals(layer + "_multiplier")
            && shift.equals(layer + "_shift");
    if (ownsAll) {
      return made("Filter", "constants", JavaText.literal(layer));
    }
    return JavaText.callInLines(
        "new " + imports.runtime("Filter"),
        List.of(
            "constants",
            JavaText.literal(weights) + ", " + JavaText.literal(bias),
            JavaText.literal(multiplier) + ", " + JavaText.literal(shift)));
  }

  private String made(String type, Object... arguments) {
    return JavaText.made(imports.runtime(type), arguments);
  }

  String shape(Shape shape) {
    return made("Shape", shape.height(), shape.width(), shape.channels());
  }

  /** What differs from a window with strides one, without dilation and padding. */
  private String window(RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    Window window = kernel.window();
    String type = imports.runtime("Window");
    if (window.isPixel()) {
      return type + ".PIXEL";
    }
    StringBuilder code = new StringBuilder();
    code.append(JavaText.call(type + ".of", window.kernelHeight(), window.kernelWidth()));
    if (window.strideHeight() != 1 || window.strideWidth() != 1) {
      code.append(JavaText.call(".strides", window.strideHeight(), window.strideWidth()));
    }
    if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
      code.append(JavaText.call(".dilation", window.dilationHeight(), window.dilationWidth()));
    }
    Padding padding = window.padding();
    if (!padding.isNone()) {
      code.append(JavaText.call(".padding", padding.top(), padding.left(), stage.inputZeroPoint()));
    }
    return code.toString();
  }

  private String stage(RowKernel.OutputStage stage) {
    return stage(stage.outputZeroPoint(), stage.min(), stage.max());
  }

  String stage(int zeroPoint, int min, int max) {
    return min == Byte.MIN_VALUE && max == Byte.MAX_VALUE
        ? made("OutputStage", zeroPoint)
        : made("OutputStage", zeroPoint, min, max);
  }

  String rescale(Rescale rescale) {
    return made("Rescale", rescale.multiplier(), rescale.shift());
  }

  private String addend(int zeroPoint, Rescale rescale) {
    return made("Add.Addend", zeroPoint, rescale(rescale));
  }

  private String axes(FlatKernel.Mean kernel) {
    if (!kernel.overHeight() && !kernel.overWidth()) {
      throw new IllegalArgumentException("the mean '" + kernel.name() + "' is over no axis");
    }
    String width = kernel.overHeight() ? "HEIGHT_AND_WIDTH" : "WIDTH";
    return imports.runtime("Mean.Axes") + "." + (kernel.overWidth() ? width : "HEIGHT");
  }
}
