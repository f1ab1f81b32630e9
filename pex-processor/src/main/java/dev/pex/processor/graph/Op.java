package dev.pex.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * What a node computes: TFLite's int8 operators with all their parameters, and their reference
 * kernels as meaning. A question about operators is asked by a {@link Visitor} named after its
 * answer.
 */
public sealed interface Op {
  /** Calls the visitor's method for this operator. */
  <R> R accept(Visitor<R> visitor);

  /** An operator with trained weights. */
  sealed interface Weighted extends Op {
    Filter filter();

    Int32Values bias();

    /** The same operator with other weights. */
    Weighted withFilter(Filter other);

    /** Bytes of weights and biases. */
    default int weightBytes() {
      return filter().values().size() + Integer.BYTES * bias().size();
    }
  }

  /** Convolution, CONV_2D; bias is in units of input scale times filter scale. */
  record Conv2D(Filter filter, Int32Values bias, Window window, FusedActivation activation)
      implements Weighted {
    @Override
    public Conv2D withFilter(Filter other) {
      return new Conv2D(other, bias, window, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv2D(this);
    }
  }

  /**
   * Depthwise convolution, DEPTHWISE_CONV_2D; output channel {@code c} reads input channel {@code c
   * / multiplier}.
   */
  record DepthwiseConv2D(
      Filter filter, Int32Values bias, Window window, int multiplier, FusedActivation activation)
      implements Weighted {
    @Override
    public DepthwiseConv2D withFilter(Filter other) {
      return new DepthwiseConv2D(other, bias, window, multiplier, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depthwiseConv2D(this);
    }
  }

  /** Fully connected layer over all elements of its input, FULLY_CONNECTED. */
  record Dense(Filter filter, Int32Values bias, FusedActivation activation) implements Weighted {
    @Override
    public Dense withFilter(Filter other) {
      return new Dense(other, bias, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** MAX_POOL_2D; padding does not take part. */
  record MaxPool(Window window, FusedActivation activation) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool(this);
    }
  }

  /** AVERAGE_POOL_2D; padding does not take part, the divisor counts what lies inside. */
  record AveragePool(Window window, FusedActivation activation) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.averagePool(this);
    }
  }

  /** MEAN over the named axes, which become one. */
  record Mean(boolean height, boolean width, boolean channels) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }

  /** Sum or difference of two tensors of one shape, ADD and SUB. */
  record Add(boolean subtracts, FusedActivation activation) implements Op {
    /** ADD. */
    public static Add sum(FusedActivation activation) {
      return new Add(false, activation);
    }

    /** SUB: the first less the second. */
    public static Add difference(FusedActivation activation) {
      return new Add(true, activation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /**
   * Product of two tensors, MUL; the second may be {@code 1x1xchannels}, then it holds for every
   * pixel.
   */
  record Mul(FusedActivation activation) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mul(this);
    }
  }

  /** Tensors one behind the other along an axis, CONCATENATION; all have one quantisation. */
  record Concatenate(Axis axis) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /** Another height and width, RESIZE_NEAREST_NEIGHBOR or RESIZE_BILINEAR; quantisation stays. */
  record Resize(int height, int width, Interpolation interpolation, Sampling sampling)
      implements Op {
    /** Where the output's rows lie in an input; nothing where Pex cannot resize that. */
    public Optional<Positions> rowsIn(Shape input) {
      return Positions.of(input.height(), height, interpolation, sampling);
    }

    /** Where the output's columns lie in an input; nothing where Pex cannot resize that. */
    public Optional<Positions> columnsIn(Shape input) {
      return Positions.of(input.width(), width, interpolation, sampling);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.resize(this);
    }
  }

  /**
   * Rows and columns of the zero point around the input, PAD, or those at its sides left out,
   * STRIDED_SLICE; quantisation stays.
   */
  record Pad(Padding padding) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** The same bytes under another shape, RESHAPE. */
  record Reshape(Shape shape) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reshape(this);
    }
  }

  /**
   * Axes in another order, TRANSPOSE: axis {@code i} of the output is axis {@code permutation[i]}
   * of height, width, channels.
   */
  record Transpose(List<Integer> permutation) implements Op {
    public Transpose {
      permutation = List.copyOf(permutation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /** SOFTMAX over the channels. */
  record Softmax(float beta) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /** A function of each element that bends: LOGISTIC, TANH, HARD_SWISH, LEAKY_RELU. */
  record Unary(UnaryFunction function) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** The same reals under another quantisation: QUANTIZE from int8 to int8. */
  record Requantize() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.requantize(this);
    }
  }

  /** An activation that stands alone: RELU, RELU6, RELU_N1_TO_1; it may requantise. */
  record Activation(FusedActivation kind) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** One method for each operator. */
  interface Visitor<R> {
    R conv2D(Conv2D op);

    R depthwiseConv2D(DepthwiseConv2D op);

    R dense(Dense op);

    R maxPool(MaxPool op);

    R averagePool(AveragePool op);

    R mean(Mean op);

    R add(Add op);

    R mul(Mul op);

    R concatenate(Concatenate op);

    R resize(Resize op);

    R pad(Pad op);

    R reshape(Reshape op);

    R transpose(Transpose op);

    R softmax(Softmax op);

    R unary(Unary op);

    R requantize(Requantize op);

    R activation(Activation op);
  }
}
