package dev.pex.processor.program;

import dev.pex.processor.graph.Interpolation;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Positions;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;

/** A kernel that makes part of one output row from some input rows. */
public sealed interface RowKernel {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** C identifier of this use, after the output tensor: the parameter struct's name. */
  String name();

  /** How many input rows the kernel reads for an output row. */
  int rowCount();

  /** The first of them; it may lie outside the input. */
  Index firstRow(Index outputRow);

  /** From one of them to the next. */
  int rowDistance();

  /** Whether the kernel must know which output row it makes. */
  boolean weighsRows();

  /** The input as it lies: whole, or of most kernels a slice of its channels. */
  Shape input();

  /** The same kernel over an input that lies in this shape. */
  RowKernel withInput(Shape lying);

  /** The whole output. */
  Shape output();

  /** A kernel that slides over its input; padding and concatenation slide a 1x1 window. */
  sealed interface Sliding extends RowKernel {
    /** Which input rows and columns one output needs. */
    Window window();

    @Override
    default int rowCount() {
      return window().kernelHeight();
    }

    @Override
    default Index firstRow(Index outputRow) {
      return outputRow.times(window().strideHeight(), -window().padding().top());
    }

    @Override
    default int rowDistance() {
      return window().dilationHeight();
    }

    @Override
    default boolean weighsRows() {
      return false;
    }
  }

  /**
   * Convolution; weights are {@code [outputChannel][kernelRow][kernelColumn][inputChannel]}.
   *
   * @param bias one word per output channel: the bias less input zero point times the sum of the
   *     channel's weights
   * @param multiplier one word per output channel, see {@link Rescale}
   * @param shift one byte per output channel, see {@link Rescale}
   */
  record Convolution(
      String name,
      Shape input,
      Shape output,
      Window window,
      Constant.Bytes weights,
      Constant.Words bias,
      Constant.Words multiplier,
      Constant.Bytes shift,
      OutputStage stage)
      implements Sliding {
    @Override
    public Convolution withInput(Shape lying) {
      return new Convolution(name, lying, output, window, weights, bias, multiplier, shift, stage);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.convolution(this);
    }
  }

  /**
   * Depthwise convolution; weights are {@code [kernelRow][kernelColumn][outputChannel]}, the rest
   * as for convolution.
   */
  record Depthwise(
      String name,
      Shape input,
      Shape output,
      Window window,
      int channelMultiplier,
      Constant.Bytes weights,
      Constant.Words bias,
      Constant.Words multiplier,
      Constant.Bytes shift,
      OutputStage stage)
      implements Sliding {
    @Override
    public Depthwise withInput(Shape lying) {
      return new Depthwise(
          name, lying, output, window, channelMultiplier, weights, bias, multiplier, shift, stage);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depthwise(this);
    }
  }

  /** Maximum over a window. */
  record MaxPool(String name, Shape input, Shape output, Window window, OutputStage stage)
      implements Sliding {
    @Override
    public MaxPool withInput(Shape lying) {
      return new MaxPool(name, lying, output, window, stage);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool(this);
    }
  }

  /** Average over what of the window lies inside. */
  record AveragePool(String name, Shape input, Shape output, Window window, OutputStage stage)
      implements Sliding {
    @Override
    public AveragePool withInput(Shape lying) {
      return new AveragePool(name, lying, output, window, stage);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.averagePool(this);
    }
  }

  /** The input row between columns, or rows, of the zero point. */
  record Pad(String name, Shape input, Shape output, Padding padding, OutputStage stage)
      implements Sliding {
    @Override
    public Pad withInput(Shape lying) {
      return new Pad(name, lying, output, padding, stage);
    }

    @Override
    public Window window() {
      return Window.of(1, 1, 1, 1, padding);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** One operand of a concatenation, copied to where it lies in the output. */
  record Concatenate(String name, Shape input, Shape output, Place place) implements Sliding {
    @Override
    public Concatenate withInput(Shape lying) {
      return new Concatenate(name, lying, output, place);
    }

    @Override
    public Window window() {
      return Window.of(1, 1, 1, 1, new Padding(place.row(), 0, place.column(), 0));
    }

    /** Output rows that the operand gives. */
    Range rows() {
      return new Range(place.row(), place.row() + input.height());
    }

    /** Output columns that the operand gives. */
    Range columns() {
      return new Range(place.column(), place.column() + input.width());
    }

    /** Output channels that the operand gives. */
    Slice channels() {
      return new Slice(Index.constant(place.channel()), input.channels());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /**
   * Other rows and columns of the input.
   *
   * @param rows where the output's rows lie in the input
   * @param columns where the output's columns lie in the input
   */
  record Resize(String name, Shape input, Shape output, Positions rows, Positions columns)
      implements RowKernel {
    /** Whether each element is a mean of four. */
    public boolean isBilinear() {
      return rows.interpolation() == Interpolation.BILINEAR;
    }

    @Override
    public RowKernel withInput(Shape shape) {
      return new Resize(name, shape, output, rows, columns);
    }

    @Override
    public int rowCount() {
      return isBilinear() ? 2 : 1;
    }

    @Override
    public Index firstRow(Index outputRow) {
      return outputRow.times(rows.step(), rows.start()).dividedBy(rows.unit());
    }

    @Override
    public int rowDistance() {
      return 1;
    }

    @Override
    public boolean weighsRows() {
      return isBilinear();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.resize(this);
    }
  }

  /**
   * Zero points and clamp.
   *
   * @param inputZeroPoint what padding holds
   */
  record OutputStage(int inputZeroPoint, int outputZeroPoint, int min, int max) {}

  /** One method for each kind. */
  interface Visitor<R> {
    R convolution(Convolution kernel);

    R depthwise(Depthwise kernel);

    R maxPool(MaxPool kernel);

    R averagePool(AveragePool kernel);

    R pad(Pad kernel);

    R concatenate(Concatenate kernel);

    R resize(Resize kernel);
  }
}
