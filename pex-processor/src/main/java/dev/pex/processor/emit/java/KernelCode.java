package dev.pex.processor.emit.java;

import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.RowKernel;

/** The expression that makes a kernel's object, and the object's class. */
final class KernelCode
    implements RowKernel.Visitor<KernelCode.Kernel>, FlatKernel.Visitor<KernelCode.Kernel> {
  /** A kernel of the runtime with the arguments that the model gives it. */
  record Kernel(String type, String creation) {}

  private final Imports imports;
  private final ConstantsWriter constants;

  /**
   * Code for the kernels of one class.
   *
   * @param constants takes their tables
   */
  KernelCode(Imports imports, ConstantsWriter constants) {
    this.imports = imports;
    this.constants = constants;
  }

  @Override
  public Kernel convolution(RowKernel.Convolution kernel) {
    return new Kernel(
        imports.runtime("Convolution"),
        JavaText.call(
            "convolution",
            layer(kernel),
            shape(kernel.input()),
            shape(kernel.output()),
            window(kernel, kernel.stage()),
            zeroPointOrStage(kernel.stage())));
  }

  /** The kernel of a convolution that adds up slices of its input. */
  Kernel convolutionOfSlices(RowKernel.Convolution kernel) {
    return kernel(
        "ConvolutionOfSlices",
        sliding(kernel, kernel.stage()),
        filter(layer(kernel)),
        stage(kernel.stage()));
  }

  @Override
  public Kernel depthwise(RowKernel.Depthwise kernel) {
    String layer =
        layer(kernel.name(), kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift());
    RowKernel.OutputStage stage = kernel.stage();
    if (kernel.channelMultiplier() > 1 || !isWhole(stage.min(), stage.max())) {
      return kernel(
          "Depthwise",
          sliding(kernel, stage),
          kernel.channelMultiplier(),
          filter(layer),
          stage(stage));
    }
    return new Kernel(
        imports.runtime("Depthwise"),
        JavaText.call(
            "depthwise",
            layer,
            shape(kernel.input()),
            shape(kernel.output()),
            window(kernel, stage),
            stage.outputZeroPoint()));
  }

  @Override
  public Kernel maxPool(RowKernel.MaxPool kernel) {
    return kernel("MaxPool", sliding(kernel, kernel.stage()), stage(kernel.stage()));
  }

  @Override
  public Kernel averagePool(RowKernel.AveragePool kernel) {
    return kernel("AveragePool", sliding(kernel, kernel.stage()), stage(kernel.stage()));
  }

  @Override
  public Kernel pad(RowKernel.Pad kernel) {
    return kernel("Pad", sliding(kernel, kernel.stage()));
  }

  @Override
  public Kernel concatenate(RowKernel.Concatenate kernel) {
    return kernel("Concatenate", madeShape(kernel.input()), kernel.place().column());
  }

  @Override
  public Kernel resize(RowKernel.Resize kernel) {
    return kernel.isBilinear()
        ? kernel(
            "ResizeBilinear",
            madeShape(kernel.input()),
            positions(kernel.rows()),
            positions(kernel.columns()))
        : kernel("ResizeNearest", madeShape(kernel.input()), positions(kernel.columns()));
  }

  private String positions(Positions positions) {
    return made("Positions", positions.step(), positions.start(), positions.unit());
  }

  @Override
  public Kernel dense(FlatKernel.Dense kernel) {
    if (!isWhole(kernel.min(), kernel.max())) {
      return kernel(
          "Dense",
          kernel.inputs(),
          kernel.units(),
          filter(layer(kernel)),
          stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
    }
    return new Kernel(
        imports.runtime("Dense"),
        JavaText.call(
            "dense", layer(kernel), kernel.inputs(), kernel.units(), kernel.outputZeroPoint()));
  }

  @Override
  public Kernel add(FlatKernel.Add kernel) {
    String first = addend(kernel.firstZeroPoint(), kernel.first());
    String second = addend(kernel.secondZeroPoint(), kernel.second());
    String rescale = rescale(kernel.output());
    if (!isWhole(kernel.min(), kernel.max())) {
      String stage = stage(kernel.outputZeroPoint(), kernel.min(), kernel.max());
      return kernel("Add", kernel.leftShift(), first, second, rescale, stage);
    }
    return new Kernel(
        imports.runtime("Add"),
        JavaText.call("add", kernel.leftShift(), first, second, rescale, kernel.outputZeroPoint()));
  }

  @Override
  public Kernel mul(FlatKernel.Mul kernel) {
    return kernel(
        "Mul",
        kernel.secondElements(),
        kernel.firstZeroPoint(),
        kernel.secondZeroPoint(),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel mean(FlatKernel.Mean kernel) {
    return kernel(
        "Mean",
        madeShape(kernel.input()),
        axes(kernel),
        kernel.inputZeroPoint(),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public Kernel softmax(FlatKernel.Softmax kernel) {
    return kernel("Softmax", kernel.depth(), rescale(kernel.input()), kernel.diffMin());
  }

  @Override
  public Kernel lookup(FlatKernel.Lookup kernel) {
    constants.add(kernel.name() + "_table", kernel.table());
    return new Kernel(
        imports.runtime("Lookup"), JavaText.call("lookup", JavaText.literal(kernel.name())));
  }

  @Override
  public Kernel requantize(FlatKernel.Requantize kernel) {
    return kernel(
        "Requantize",
        kernel.inputZeroPoint(),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  /** A kernel that its class's constructor makes. */
  Kernel kernel(String name, Object... arguments) {
    String type = imports.runtime(name);
    return new Kernel(type, JavaText.made(type, arguments));
  }

  private String layer(RowKernel.Convolution kernel) {
    return layer(
        kernel.name(), kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift());
  }

  private String layer(FlatKernel.Dense kernel) {
    return layer(
        kernel.name(), kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift());
  }

  /** The name under which a layer's tables are read. */
  private String layer(
      String name,
      Constant.Bytes weights,
      Constant.Words bias,
      Constant.Words multiplier,
      Constant.Bytes shift) {
    constants.add(name + "_weights", weights);
    constants.add(name + "_bias", bias);
    constants.add(name + "_multiplier", multiplier);
    constants.add(name + "_shift", shift);
    return JavaText.literal(name);
  }

  /** The tables of a layer. */
  String filter(FlatKernel.Dense kernel) {
    return filter(layer(kernel));
  }

  private static String filter(String layer) {
    return JavaText.call("filter", layer);
  }

  private String made(String type, Object... arguments) {
    return JavaText.made(imports.runtime(type), arguments);
  }

  String madeShape(Shape shape) {
    return made("Shape", shape.height(), shape.width(), shape.channels());
  }

  private static String shape(Shape shape) {
    return JavaText.literal(shape.toString());
  }

  private String sliding(RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    return JavaText.call(
        "sliding", shape(kernel.input()), shape(kernel.output()), window(kernel, stage));
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

  /** The zero point alone where all of int8 is stored. */
  private Object zeroPointOrStage(RowKernel.OutputStage stage) {
    return isWhole(stage.min(), stage.max()) ? stage.outputZeroPoint() : stage(stage);
  }

  private static boolean isWhole(int min, int max) {
    return min == Byte.MIN_VALUE && max == Byte.MAX_VALUE;
  }

  String stage(int zeroPoint, int min, int max) {
    return isWhole(min, max)
        ? made("OutputStage", zeroPoint)
        : made("OutputStage", zeroPoint, min, max);
  }

  String rescale(Rescale rescale) {
    return made("Rescale", rescale.multiplier(), rescale.shift());
  }

  private static String addend(int zeroPoint, Rescale rescale) {
    return JavaText.call("addend", zeroPoint, rescale.multiplier(), rescale.shift());
  }

  private String axes(FlatKernel.Mean kernel) {
    if (!kernel.overHeight() && !kernel.overWidth()) {
      throw new IllegalArgumentException("the mean '" + kernel.name() + "' is over no axis");
    }
    String width = kernel.overHeight() ? "HEIGHT_AND_WIDTH" : "WIDTH";
    return imports.runtime("Mean.Axes") + "." + (kernel.overWidth() ? width : "HEIGHT");
  }
}
