package dev.pex.codesign.network;

import java.util.List;
import java.util.Set;

/** What an operator computes; docs/network-json.md says what its result's shape tells of it. */
public sealed interface Layer {
  /** A convolution; filters are the result's channels. */
  record Conv2D(Window window, Activation activation) implements Layer {}

  /** A depthwise convolution that makes so many channels of each. */
  record DepthwiseConv2D(int multiplier, Window window, Activation activation) implements Layer {}

  /** A fully connected layer over all elements; units are the result's channels. */
  record Dense(Activation activation) implements Layer {}

  /** The maximum of each window. */
  record MaxPool(Window window, Activation activation) implements Layer {}

  /** The mean of each window; padding does not take part. */
  record AveragePool(Window window, Activation activation) implements Layer {}

  /** The mean over axes. */
  record Mean(Set<Axis> axes) implements Layer {
    /** Keeps a copy of the set. */
    public Mean {
      axes = Set.copyOf(axes);
    }
  }

  /** A sum of two tensors. */
  record Add(Activation activation) implements Layer {}

  /** A product of two tensors; the second may have one pixel, which holds for all. */
  record Mul(Activation activation) implements Layer {}

  /** Tensors one behind the other. */
  record Concatenate(Axis axis) implements Layer {}

  /** Another height and width: those of the result. */
  record Resize(Interpolation interpolation, Sampling sampling) implements Layer {}

  /** Zeros around a tensor. */
  record Pad(Window.Padding padding) implements Layer {}

  /** The same elements under the result's shape. */
  record Reshape() implements Layer {}

  /** Axis i of the result is axis {@code permutation[i]} of the operand. */
  record Transpose(List<Integer> permutation) implements Layer {
    /** Keeps a copy of the list. */
    public Transpose {
      permutation = List.copyOf(permutation);
    }
  }

  /** Probabilities over the channels; exponents are multiplied by beta. */
  record Softmax(float beta) implements Layer {}

  /** The logistic function of each element. */
  record Logistic() implements Layer {}

  /** The same reals under another quantisation. */
  record Requantize() implements Layer {}

  /** A clamp that stands alone. */
  record Clamp(Activation activation) implements Layer {}

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
