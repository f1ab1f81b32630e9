package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Layer.Activation;
import dev.pex.codesign.network.Layer.Axis;
import dev.pex.codesign.network.Layer.Interpolation;
import dev.pex.codesign.network.Layer.Sampling;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.UnaryFunction;
import dev.pex.codesign.network.Window;
import dev.pex.codesign.network.Window.Extent;
import dev.pex.codesign.network.Window.Padding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every layer with parameters that no symmetry hides. */
final class LayerCases {
  private static final Padding NONE = new Padding(0, 0, 0, 0);
  private static final Extent ONE = new Extent(1, 1);
  private static final Extent KERNEL = new Extent(3, 2);
  private static final Extent STRIDES = new Extent(2, 1);
  private static final Shape IMAGE = new Shape(5, 4, 3);

  private LayerCases() {}

  static List<Operator> all() {
    List<Operator> cases = new ArrayList<>();
    windows(cases);
    elements(cases);
    for (Interpolation interpolation : Interpolation.values()) {
      for (Sampling sampling : Sampling.values()) {
        cases.add(of(new Layer.Resize(interpolation, sampling), shape(7, 3, 3), IMAGE));
        cases.add(of(new Layer.Resize(interpolation, sampling), shape(3, 8, 3), IMAGE));
      }
    }
    return cases;
  }

  private static void windows(List<Operator> cases) {
    Window same = new Window(KERNEL, STRIDES, ONE, new Padding(1, 1, 0, 1));
    cases.add(of(new Layer.Conv2D(same, Activation.RELU), shape(3, 4, 2), IMAGE));
    Window even = new Window(KERNEL, ONE, ONE, new Padding(1, 1, 2, 2));
    cases.add(of(new Layer.Conv2D(even, Activation.NONE), shape(5, 7, 2), IMAGE));
    Window explicit = new Window(KERNEL, ONE, new Extent(2, 3), new Padding(0, 3, 2, 1));
    cases.add(of(new Layer.Conv2D(explicit, Activation.RELU6), shape(4, 4, 4), IMAGE));
    cases.add(
        of(new Layer.DepthwiseConv2D(1, same, Activation.RELU_N1_TO_1), shape(3, 4, 3), IMAGE));
    cases.add(of(new Layer.DepthwiseConv2D(2, explicit, Activation.NONE), shape(4, 4, 6), IMAGE));
    cases.add(of(new Layer.Dense(Activation.RELU), shape(1, 1, 5), IMAGE));
    Window valid = new Window(KERNEL, STRIDES, ONE, NONE);
    cases.add(of(new Layer.MaxPool(same, Activation.NONE), shape(3, 4, 3), IMAGE));
    cases.add(of(new Layer.MaxPool(valid, Activation.RELU), shape(2, 3, 3), IMAGE));
    cases.add(of(new Layer.AveragePool(same, Activation.RELU), shape(3, 4, 3), IMAGE));
    cases.add(of(new Layer.AveragePool(valid, Activation.NONE), shape(2, 3, 3), IMAGE));
  }

  private static void elements(List<Operator> cases) {
    cases.add(of(new Layer.Mean(Set.of(Axis.HEIGHT, Axis.WIDTH)), shape(1, 1, 3), IMAGE));
    cases.add(of(new Layer.Mean(Set.of(Axis.WIDTH)), shape(5, 1, 3), IMAGE));
    cases.add(of(new Layer.Mean(Set.of(Axis.CHANNELS)), shape(5, 4, 1), IMAGE));
    cases.add(of(new Layer.Add(false, Activation.RELU), IMAGE, IMAGE, IMAGE));
    cases.add(of(new Layer.Add(true, Activation.RELU), IMAGE, IMAGE, IMAGE));
    cases.add(of(new Layer.Mul(Activation.NONE), IMAGE, IMAGE, IMAGE));
    cases.add(of(new Layer.Mul(Activation.RELU6), IMAGE, IMAGE, shape(1, 1, 3)));
    cases.add(of(new Layer.Concatenate(Axis.HEIGHT), shape(7, 4, 3), IMAGE, shape(2, 4, 3)));
    cases.add(of(new Layer.Concatenate(Axis.WIDTH), shape(5, 7, 3), IMAGE, shape(5, 3, 3)));
    cases.add(of(new Layer.Concatenate(Axis.CHANNELS), shape(5, 4, 4), IMAGE, shape(5, 4, 1)));
    cases.add(of(new Layer.Pad(new Padding(1, 0, 2, 3)), shape(6, 9, 3), IMAGE));
    cases.add(of(new Layer.Pad(new Padding(-1, 0, -2, -1)), shape(4, 1, 3), IMAGE));
    cases.add(of(new Layer.Reshape(), shape(2, 3, 10), IMAGE));
    cases.add(of(new Layer.Transpose(List.of(2, 0, 1)), shape(3, 5, 4), IMAGE));
    cases.add(of(new Layer.Softmax(0.5f), IMAGE, IMAGE));
    cases.add(of(new Layer.Unary(new UnaryFunction.Logistic()), IMAGE, IMAGE));
    cases.add(of(new Layer.Unary(new UnaryFunction.Tanh()), IMAGE, IMAGE));
    cases.add(of(new Layer.Unary(new UnaryFunction.HardSwish()), IMAGE, IMAGE));
    cases.add(of(new Layer.Unary(new UnaryFunction.LeakyRelu(0.25f)), IMAGE, IMAGE));
    cases.add(of(new Layer.Requantize(), IMAGE, IMAGE));
    cases.add(of(new Layer.Clamp(Activation.RELU_N1_TO_1), IMAGE, IMAGE));
  }

  private static Shape shape(int height, int width, int channels) {
    return new Shape(height, width, channels);
  }

  private static Operator of(Layer layer, Shape result, Shape... operands) {
    List<Operand> from = new ArrayList<>();
    for (Shape operand : operands) {
      from.add(new Operand("input" + from.size(), operand));
    }
    return new Operator("layer", from, result, new Quantization(1, 0), layer);
  }
}
