package dev.pex.processor.emit.java;

import static dev.pex.processor.emit.java.RuntimeNames.runtime;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.RowKernel;
import java.util.StringJoiner;

/** The expression that makes a kernel's object, and the object's class. */
final class KernelCode
    implements RowKernel.Visitor<KernelCode.Kernel>, FlatKernel.Visitor<KernelCode.Kernel> {
  /** A kernel of the runtime with the arguments that the model gives it. */
  record Kernel(ClassName type, CodeBlock creation) {}

  @Override
  public Kernel convolution(RowKernel.Convolution kernel) {
    return convolution("Convolution", kernel);
  }

  /** The kernel of a convolution that adds up slices of its input. */
  Kernel convolutionOfSlices(RowKernel.Convolution kernel) {
    return convolution("ConvolutionOfSlices", kernel);
  }

  private static Kernel convolution(String name, RowKernel.Convolution kernel) {
    CodeBlock filter =
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
    CodeBlock filter =
        filter(
            kernel.name(),
            kernel.weights().name(),
            kernel.bias().name(),
            kernel.multiplier().name(),
            kernel.shift().name());
    return kernel(
        "Depthwise",
        shape(kernel.input()),
        number(kernel.channelMultiplier()),
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
        number(kernel.padding().left()),
        number(kernel.stage().inputZeroPoint()));
  }

  @Override
  public Kernel concatenate(RowKernel.Concatenate kernel) {
    return kernel("Concatenate", shape(kernel.input()), number(kernel.place().column()));
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

  private static CodeBlock positions(Positions positions) {
    return CodeBlock.of(
        "new $T($L, $L, $L)",
        runtime("Positions"),
        positions.step(),
        positions.start(),
        positions.unit());
  }

  @Override
  public Kernel dense(FlatKernel.Dense kernel) {
    CodeBlock filter =
        filter(
            kernel.name(),
            kernel.weights().name(),
            kernel.bias().name(),
            kernel.multiplier().name(),
            kernel.shift().name());
    return kernel(
        "Dense",
        number(kernel.inputs()),
        number(kernel.units()),
        filter,
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel add(FlatKernel.Add kernel) {
    return kernel(
        "Add",
        number(kernel.leftShift()),
        addend(kernel.firstZeroPoint(), kernel.first()),
        addend(kernel.secondZeroPoint(), kernel.second()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel mul(FlatKernel.Mul kernel) {
    return kernel(
        "Mul",
        number(kernel.secondElements()),
        number(kernel.firstZeroPoint()),
        number(kernel.secondZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  @Override
  public Kernel mean(FlatKernel.Mean kernel) {
    return kernel(
        "Mean",
        shape(kernel.input()),
        axes(kernel),
        number(kernel.inputZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public Kernel softmax(FlatKernel.Softmax kernel) {
    return kernel(
        "Softmax", number(kernel.depth()), rescale(kernel.input()), number(kernel.diffMin()));
  }

  @Override
  public Kernel requantize(FlatKernel.Requantize kernel) {
    return kernel(
        "Requantize",
        number(kernel.inputZeroPoint()),
        rescale(kernel.output()),
        stage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
  }

  static Kernel kernel(String name, CodeBlock... arguments) {
    ClassName type = runtime(name);
    CodeBlock.Builder creation = CodeBlock.builder().add("\n$>$>new $T(", type);
    for (int i = 0; i < arguments.length; i++) {
      creation.add(i == 0 ? "\n$>$>$L" : ",\n$L", arguments[i]);
    }
    return new Kernel(type, creation.add(")$<$<$<$<").build());
  }

  /** The tables of a layer; if it shares some with another layer, with all their names. */
  static CodeBlock filter(
      String layer, String weights, String bias, String multiplier, String shift) {
    boolean ownsAll =
        weights.equals(layer + "_weights")
            && bias.equals(layer + "_bias")
            && multiplier.equals(layer + "_multiplier")
            && shift.equals(layer + "_shift");
    if (ownsAll) {
      return CodeBlock.of("constants.filter($S)", layer);
    }
    return CodeBlock.of(
        "constants.filter(\n$>$>$S, $S,\n$S, $S)$<$<", weights, bias, multiplier, shift);
  }

  /** An object made of numbers, which are one piece of code: each piece costs time. */
  private static CodeBlock made(ClassName type, int... numbers) {
    StringJoiner arguments = new StringJoiner(", ");
    for (int number : numbers) {
      arguments.add(Integer.toString(number));
    }
    return CodeBlock.of("new $T($L)", type, arguments);
  }

  static CodeBlock shape(Shape shape) {
    return made(RuntimeNames.SHAPE, shape.height(), shape.width(), shape.channels());
  }

  /** What differs from a window with strides one, without dilation and padding. */
  private static CodeBlock window(RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    Window window = kernel.window();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($L, $L)", RuntimeNames.WINDOW, window.kernelHeight(), window.kernelWidth());
    if (window.strideHeight() != 1 || window.strideWidth() != 1) {
      code.add(".strides($L, $L)", window.strideHeight(), window.strideWidth());
    }
    if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
      code.add(".dilation($L, $L)", window.dilationHeight(), window.dilationWidth());
    }
    Padding padding = window.padding();
    if (!padding.equals(Padding.NONE)) {
      code.add(".padding($L, $L, $L)", padding.top(), padding.left(), stage.inputZeroPoint());
    }
    return code.build();
  }

  private static CodeBlock stage(RowKernel.OutputStage stage) {
    return stage(stage.outputZeroPoint(), stage.min(), stage.max());
  }

  static CodeBlock stage(int zeroPoint, int min, int max) {
    return made(RuntimeNames.OUTPUT_STAGE, zeroPoint, min, max);
  }

  static CodeBlock rescale(Rescale rescale) {
    return made(RuntimeNames.RESCALE, rescale.multiplier(), rescale.shift());
  }

  private static CodeBlock addend(int zeroPoint, Rescale rescale) {
    return CodeBlock.of(
        "new $T($L, $L)", runtime("Add").nestedClass("Addend"), zeroPoint, rescale(rescale));
  }

  private static CodeBlock axes(FlatKernel.Mean kernel) {
    if (!kernel.overHeight() && !kernel.overWidth()) {
      throw new IllegalArgumentException("the mean '" + kernel.name() + "' is over no axis");
    }
    String width = kernel.overHeight() ? "HEIGHT_AND_WIDTH" : "WIDTH";
    String axes = kernel.overWidth() ? width : "HEIGHT";
    return CodeBlock.of("$T.$L", runtime("Mean").nestedClass("Axes"), axes);
  }

  static CodeBlock number(int value) {
    return CodeBlock.of("$L", value);
  }
}
