package dev.pex.processor.program;

import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;

/** A kernel that makes part of one output row from some input rows. */
public sealed interface RowKernel {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** C identifier of this use, after the output tensor: the parameter struct's name. */
  String name();

  /**
   * Which input rows and columns one output needs; padding and concatenation slide a 1x1 window.
   */
  Window window();

  /** The input as it lies: whole, or of most kernels a slice of its channels. */
  Shape input();

  /** The same kernel over an input that lies in this shape. */
  RowKernel withInput(Shape lying);

  /** The whole output. */
  Shape output();

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
      implements RowKernel {
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
      implements RowKernel {
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
      implements RowKernel {
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
      implements RowKernel {
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
      implements RowKernel {
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
  record Concatenate(String name, Shape input, Shape output, Place place) implements RowKernel {
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
  }
}
