package dev.pex.codesign.network;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an operator computes; docs/network-json.md says what its result's shape tells of it. */
public sealed interface Layer {
  /** Calls the visitor's method for this layer. */
  <R> R accept(Visitor<R> visitor);

  /** A convolution; filters are the result's channels. */
  record Conv2D(Window window, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv2D(this);
    }
  }

  /** A depthwise convolution that makes so many channels of each. */
  record DepthwiseConv2D(int multiplier, Window window, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depthwiseConv2D(this);
    }
  }

  /** A fully connected layer over all elements; units are the result's channels. */
  record Dense(Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** The maximum of each window. */
  record MaxPool(Window window, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool(this);
    }
  }

  /** The mean of each window; padding does not take part. */
  record AveragePool(Window window, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.averagePool(this);
    }
  }

  /** The mean over axes. */
  record Mean(Set<Axis> axes) implements Layer {
    /** Keeps a copy of the set, in the order of a tensor's axes. */
    public Mean {
      axes = Collections.unmodifiableSortedSet(new TreeSet<>(axes));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }

  /** A sum of two tensors, or a difference. */
  record Add(boolean subtracts, Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** A product of two tensors; the second may have one pixel, which holds for all. */
  record Mul(Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mul(this);
    }
  }

  /** Tensors one behind the other. */
  record Concatenate(Axis axis) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /** Another height and width: those of the result. */
  record Resize(Interpolation interpolation, Sampling sampling) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.resize(this);
    }
  }

  /** Zeros around a tensor. */
  record Pad(Window.Padding padding) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pad(this);
    }
  }

  /** The same elements under the result's shape. */
  record Reshape() implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reshape(this);
    }
  }

  /** Axis i of the result is axis {@code permutation[i]} of the operand. */
  record Transpose(List<Integer> permutation) implements Layer {
    /** Keeps a copy of the list. */
    public Transpose {
      permutation = List.copyOf(permutation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /** Probabilities over the channels; exponents are multiplied by beta. */
  record Softmax(float beta) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /** A function of each element. */
  record Unary(UnaryFunction function) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** The same reals under another quantisation. */
  record Requantize() implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.requantize(this);
    }
  }

  /** A clamp that stands alone. */
  record Clamp(Activation activation) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.clamp(this);
    }
  }

  /** One method for each layer. */
  interface Visitor<R> {
    R conv2D(Conv2D layer);

    R depthwiseConv2D(DepthwiseConv2D layer);

    R dense(Dense layer);

    R maxPool(MaxPool layer);

    R averagePool(AveragePool layer);

    R mean(Mean layer);

    R add(Add layer);

    R mul(Mul layer);

    R concatenate(Concatenate layer);

    R resize(Resize layer);

    R pad(Pad layer);

    R reshape(Reshape layer);

    R transpose(Transpose layer);

    R softmax(Softmax layer);

    R unary(Unary layer);

    R requantize(Requantize layer);

    R clamp(Clamp layer);
  }

  /** The clamp of a result. */
  enum Activation {
    NONE,
    RELU,
    RELU6,
    RELU_N1_TO_1
  }

  /** The axes of a tensor. */
  enum Axis {
    HEIGHT,
    WIDTH,
    CHANNELS
  }

  /** How a resized tensor is made of the elements of its input. */
  enum Interpolation {
    NEAREST,
    BILINEAR
  }

  /** Where a resized tensor's elements lie among those of its input. */
  enum Sampling {
    ASYMMETRIC,
    ALIGN_CORNERS,
    HALF_PIXEL_CENTERS
  }
}
