package dev.pex.processor.program;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;

/** A kernel over contiguous elements. */
public sealed interface FlatKernel {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** C identifier of this use, after the output tensor: the parameter struct's name. */
  String name();

  /**
   * Units of a dense layer; weights are {@code [unit][input]}.
   *
   * @param bias one word per unit: the bias less input zero point times the sum of the unit's
   *     weights
   * @param multiplier one word per unit
   * @param shift one byte per unit
   */
  record Dense(
      String name,
      int inputs,
      int units,
      Constant.Bytes weights,
      Constant.Words bias,
      Constant.Words multiplier,
      Constant.Bytes shift,
      int outputZeroPoint,
      int min,
      int max)
      implements FlatKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /**
   * TFLite's int8 ADD; both inputs are shifted left by {@code leftShift} and brought to one scale.
   */
  record Add(
      String name,
      int leftShift,
      int firstZeroPoint,
      Rescale first,
      int secondZeroPoint,
      Rescale second,
      int outputZeroPoint,
      Rescale output,
      int min,
      int max)
      implements FlatKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** TFLite's int8 MUL; the second input repeats after {@code secondElements}. */
  record Mul(
      String name,
      int secondElements,
      int firstZeroPoint,
      int secondZeroPoint,
      int outputZeroPoint,
      Rescale output,
      int min,
      int max)
      implements FlatKernel {
    /** The same with a second input that repeats after so many elements. */
    Mul withSecondElements(int elements) {
      return new Mul(
          name, elements, firstZeroPoint, secondZeroPoint, outputZeroPoint, output, min, max);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mul(this);
    }
  }

  /**
   * TFLite's int8 MEAN over height, width or both of {@code input}; the elements are the whole
   * output. An output is the sum of {@code value - inputZeroPoint}, rescaled, plus {@code
   * outputZeroPoint}, clamped to int8.
   *
   * @param output the ratio of the scales, divided by the number of elements in each mean
   */
  record Mean(
      String name,
      Shape input,
      boolean overHeight,
      boolean overWidth,
      int inputZeroPoint,
      int outputZeroPoint,
      Rescale output)
      implements FlatKernel {
    /** The same over an input of another number of channels. */
    Mean withInput(Shape shape) {
      return new Mean(name, shape, overHeight, overWidth, inputZeroPoint, outputZeroPoint, output);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }

  /** TFLite's int8 SOFTMAX in fixed point over runs of {@code depth} elements. */
  record Softmax(String name, int depth, Rescale input, int diffMin) implements FlatKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /**
   * What a table of 256 holds for each element, from -128 up: LOGISTIC, TANH, HARD_SWISH,
   * LEAKY_RELU.
   */
  record Lookup(String name, Constant.Bytes table) implements FlatKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lookup(this);
    }
  }

  /** Element by element to another quantisation, with a clamp: QUANTIZE, RELU, RELU6. */
  record Requantize(
      String name, int inputZeroPoint, int outputZeroPoint, Rescale output, int min, int max)
      implements FlatKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.requantize(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R dense(Dense kernel);

    R add(Add kernel);

    R mul(Mul kernel);

    R mean(Mean kernel);

    R softmax(Softmax kernel);

    R lookup(Lookup kernel);

    R requantize(Requantize kernel);
  }
}
