package dev.pex.codesign.network;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Reads the fields of an operator that depend on its kind. */
record LayerReader(JsonFields fields) {
  Layer layer() throws IOException {
    String kind = fields.string("kind");
    return switch (kind) {
      case "conv2D" -> new Layer.Conv2D(window(), activation());
      case "depthwiseConv2D" ->
          new Layer.DepthwiseConv2D(fields.integer("multiplier"), window(), activation());
      case "dense" -> new Layer.Dense(activation());
      case "maxPool" -> new Layer.MaxPool(window(), activation());
      case "averagePool" -> new Layer.AveragePool(window(), activation());
      case "mean" -> new Layer.Mean(Set.copyOf(fields.constants("axes", Layer.Axis.class)));
      case "add" -> new Layer.Add(false, activation());
      case "sub" -> new Layer.Add(true, activation());
      case "mul" -> new Layer.Mul(activation());
      case "concatenate" -> new Layer.Concatenate(fields.constant("axis", Layer.Axis.class));
      case "resize" ->
          new Layer.Resize(
              fields.constant("interpolation", Layer.Interpolation.class),
              fields.constant("sampling", Layer.Sampling.class));
      case "pad" -> new Layer.Pad(padding());
      case "reshape" -> new Layer.Reshape();
      case "transpose" -> new Layer.Transpose(fields.integers("permutation", 3));
      case "softmax" -> new Layer.Softmax(fields.real("beta"));
      case "logistic" -> new Layer.Unary(new UnaryFunction.Logistic());
      case "tanh" -> new Layer.Unary(new UnaryFunction.Tanh());
      case "hardSwish" -> new Layer.Unary(new UnaryFunction.HardSwish());
      case "leakyRelu" ->
          new Layer.Unary(new UnaryFunction.LeakyRelu(fields.real("negativeSlope")));
      case "requantize" -> new Layer.Requantize();
      case "activation" -> new Layer.Clamp(activation());
      default ->
          throw fields
              .file()
              .damaged("has '%s' at '%skind', which is unknown", kind, fields.place());
    };
  }

  private Window window() throws IOException {
    return new Window(extent("kernel"), extent("strides"), extent("dilation"), padding());
  }

  private Window.Extent extent(String name) throws IOException {
    List<Integer> both = fields.integers(name, 2);
    return new Window.Extent(both.get(0), both.get(1));
  }

  private Window.Padding padding() throws IOException {
    List<Integer> sides = fields.integers("padding", 4);
    return new Window.Padding(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
  }

  private Layer.Activation activation() throws IOException {
    return fields.constant("activation", Layer.Activation.class);
  }
}
