package dev.pex.processor.conformance;

import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;
import dev.pex.processor.program.RowKernel;
import dev.pex.runtime.Add;
import dev.pex.runtime.AverageFold;
import dev.pex.runtime.AveragePool;
import dev.pex.runtime.Concatenate;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.ConvolutionOfSlices;
import dev.pex.runtime.Dense;
import dev.pex.runtime.DenseFold;
import dev.pex.runtime.Depthwise;
import dev.pex.runtime.Elements;
import dev.pex.runtime.Filter;
import dev.pex.runtime.Lookup;
import dev.pex.runtime.MaxPool;
import dev.pex.runtime.Mean;
import dev.pex.runtime.MeanFold;
import dev.pex.runtime.Mul;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Pad;
import dev.pex.runtime.Requantize;
import dev.pex.runtime.ResizeBilinear;
import dev.pex.runtime.ResizeNearest;
import dev.pex.runtime.Sliding;
import dev.pex.runtime.Softmax;
import java.util.HashMap;
import java.util.Map;

/** The runtime's kernel for each kernel of one program, made without generated code. */
final class RuntimeKernels
    implements RowKernel.Visitor<dev.pex.runtime.RowKernel>,
        FlatKernel.Visitor<RuntimeKernels.Flat>,
        FoldKernel.Visitor<dev.pex.runtime.FoldKernel> {
  private final Map<String, dev.pex.runtime.RowKernel> rowKernels = new HashMap<>();
  private final Map<String, ConvolutionOfSlices> slicedKernels = new HashMap<>();
  private final Map<String, Flat> flatKernels = new HashMap<>();
  private final Map<String, dev.pex.runtime.FoldKernel> foldKernels = new HashMap<>();

  /** A kernel over contiguous elements of any number of inputs. */
  interface Flat {
    /** Makes some elements; inputs and output are bytes of the arena. */
    void run(byte[] arena, int[] inputs, int output, Elements elements);
  }

  /** The kernel that makes an output row; made once, unless it makes each row otherwise. */
  dev.pex.runtime.RowKernel of(RowKernel kernel, int row) {
    if (kernel instanceof RowKernel.Resize resize && resize.isBilinear()) {
      return new ResizeBilinear(
              shape(resize.input()), positions(resize.rows()), positions(resize.columns()))
          .at(row);
    }
    return rowKernels.computeIfAbsent(kernel.name(), name -> kernel.accept(this));
  }

  /** The convolution that adds up slices; made once. */
  ConvolutionOfSlices ofSlices(RowKernel.Convolution kernel) {
    return slicedKernels.computeIfAbsent(
        kernel.name(),
        name ->
            new ConvolutionOfSlices(
                sliding(kernel, kernel.stage()),
                filter(kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift()),
                stage(kernel.stage())));
  }

  /** The kernel over contiguous elements; made once. */
  Flat of(FlatKernel kernel) {
    return flatKernels.computeIfAbsent(kernel.name(), name -> kernel.accept(this));
  }

  /** The kernel that folds rows; made once. */
  dev.pex.runtime.FoldKernel of(FoldKernel kernel) {
    return foldKernels.computeIfAbsent(kernel.name(), name -> kernel.accept(this));
  }

  @Override
  public dev.pex.runtime.RowKernel convolution(RowKernel.Convolution kernel) {
    return new Convolution(
        sliding(kernel, kernel.stage()),
        filter(kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift()),
        stage(kernel.stage()));
  }

  @Override
  public dev.pex.runtime.RowKernel depthwise(RowKernel.Depthwise kernel) {
    return new Depthwise(
        sliding(kernel, kernel.stage()),
        kernel.channelMultiplier(),
        filter(kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift()),
        stage(kernel.stage()));
  }

  @Override
  public dev.pex.runtime.RowKernel maxPool(RowKernel.MaxPool kernel) {
    return new MaxPool(sliding(kernel, kernel.stage()), stage(kernel.stage()));
  }

  @Override
  public dev.pex.runtime.RowKernel averagePool(RowKernel.AveragePool kernel) {
    return new AveragePool(sliding(kernel, kernel.stage()), stage(kernel.stage()));
  }

  @Override
  public dev.pex.runtime.RowKernel pad(RowKernel.Pad kernel) {
    return new Pad(sliding(kernel, kernel.stage()));
  }

  @Override
  public dev.pex.runtime.RowKernel concatenate(RowKernel.Concatenate kernel) {
    return new Concatenate(shape(kernel.input()), kernel.place().column());
  }

  @Override
  public dev.pex.runtime.RowKernel resize(RowKernel.Resize kernel) {
    return new ResizeNearest(shape(kernel.input()), positions(kernel.columns()));
  }

  private static dev.pex.runtime.Positions positions(Positions positions) {
    return new dev.pex.runtime.Positions(positions.step(), positions.start(), positions.unit());
  }

  @Override
  public Flat dense(FlatKernel.Dense kernel) {
    Dense dense =
        new Dense(
            kernel.inputs(),
            kernel.units(),
            filter(kernel.weights(), kernel.bias(), kernel.multiplier(), kernel.shift()),
            new OutputStage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
    return (arena, inputs, output, elements) -> dense.run(arena, inputs[0], output, elements);
  }

  @Override
  public Flat add(FlatKernel.Add kernel) {
    Add add =
        new Add(
            kernel.leftShift(),
            new Add.Addend(kernel.firstZeroPoint(), rescale(kernel.first())),
            new Add.Addend(kernel.secondZeroPoint(), rescale(kernel.second())),
            rescale(kernel.output()),
            new OutputStage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
    return (arena, inputs, output, elements) ->
        add.run(arena, inputs[0], inputs[1], output, elements);
  }

  @Override
  public Flat mul(FlatKernel.Mul kernel) {
    Mul mul =
        new Mul(
            kernel.secondElements(),
            kernel.firstZeroPoint(),
            kernel.secondZeroPoint(),
            rescale(kernel.output()),
            new OutputStage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
    return (arena, inputs, output, elements) ->
        mul.run(arena, inputs[0], inputs[1], output, elements);
  }

  @Override
  public Flat mean(FlatKernel.Mean kernel) {
    Mean.Axes across = kernel.overHeight() ? Mean.Axes.HEIGHT_AND_WIDTH : Mean.Axes.WIDTH;
    Mean mean =
        new Mean(
            shape(kernel.input()),
            kernel.overWidth() ? across : Mean.Axes.HEIGHT,
            kernel.inputZeroPoint(),
            rescale(kernel.output()),
            new OutputStage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
    return (arena, inputs, output, elements) -> mean.run(arena, inputs[0], output, elements);
  }

  @Override
  public Flat softmax(FlatKernel.Softmax kernel) {
    Softmax softmax = new Softmax(kernel.depth(), rescale(kernel.input()), kernel.diffMin());
    return (arena, inputs, output, elements) -> softmax.run(arena, inputs[0], output, elements);
  }

  @Override
  public Flat lookup(FlatKernel.Lookup kernel) {
    Lookup lookup = new Lookup(kernel.table().values().toArray());
    return (arena, inputs, output, elements) -> lookup.run(arena, inputs[0], output, elements);
  }

  @Override
  public Flat requantize(FlatKernel.Requantize kernel) {
    Requantize requantize =
        new Requantize(
            kernel.inputZeroPoint(),
            rescale(kernel.output()),
            new OutputStage(kernel.outputZeroPoint(), kernel.min(), kernel.max()));
    return (arena, inputs, output, elements) -> requantize.run(arena, inputs[0], output, elements);
  }

  @Override
  public dev.pex.runtime.FoldKernel mean(FoldKernel.Mean kernel) {
    return new MeanFold(
        shape(kernel.input()),
        kernel.inputZeroPoint(),
        rescale(kernel.output()),
        new OutputStage(kernel.outputZeroPoint(), Byte.MIN_VALUE, Byte.MAX_VALUE));
  }

  @Override
  public dev.pex.runtime.FoldKernel average(FoldKernel.Average kernel) {
    return new AverageFold(shape(kernel.input()), new OutputStage(0, kernel.min(), kernel.max()));
  }

  @Override
  public dev.pex.runtime.FoldKernel dense(FoldKernel.Dense kernel) {
    FlatKernel.Dense layer = kernel.layer();
    return new DenseFold(
        shape(kernel.input()),
        layer.units(),
        filter(layer.weights(), layer.bias(), layer.multiplier(), layer.shift()),
        new OutputStage(layer.outputZeroPoint(), layer.min(), layer.max()));
  }

  private static Filter filter(
      Constant.Bytes weights,
      Constant.Words bias,
      Constant.Words multiplier,
      Constant.Bytes shift) {
    return new Filter(
        weights.values().toArray(),
        bias.values().toArray(),
        multiplier.values().toArray(),
        shift.values().toArray());
  }

  private static dev.pex.runtime.Shape shape(Shape shape) {
    return new dev.pex.runtime.Shape(shape.height(), shape.width(), shape.channels());
  }

  private static dev.pex.runtime.Rescale rescale(Rescale rescale) {
    return new dev.pex.runtime.Rescale(rescale.multiplier(), rescale.shift());
  }

  private static OutputStage stage(RowKernel.OutputStage stage) {
    return new OutputStage(stage.outputZeroPoint(), stage.min(), stage.max());
  }

  private static Sliding sliding(RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    return new Sliding(shape(kernel.input()), shape(kernel.output()), window(kernel, stage));
  }

  private static dev.pex.runtime.Window window(
      RowKernel.Sliding kernel, RowKernel.OutputStage stage) {
    Window window = kernel.window();
    return new dev.pex.runtime.Window(
        window.kernelHeight(),
        window.kernelWidth(),
        window.strideHeight(),
        window.strideWidth(),
        window.dilationHeight(),
        window.dilationWidth(),
        window.padding().top(),
        window.padding().left(),
        stage.inputZeroPoint());
  }
}
