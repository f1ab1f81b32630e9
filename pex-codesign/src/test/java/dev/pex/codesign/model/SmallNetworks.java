package dev.pex.codesign.model;

import dev.pex.codesign.network.ElementType;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Layer.Activation;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.util.ArrayList;
import java.util.List;

/** Networks that train within a second. */
public final class SmallNetworks {
  private static final Quantization QUANTIZATION = new Quantization(1f / 255, -128);
  private static final Window.Extent ONE = new Window.Extent(1, 1);

  private SmallNetworks() {}

  /** An image of 8x5x2 to four probabilities: two convolutions and a dense layer. */
  public static Network image() {
    Operand image = new Operand("image", new Shape(8, 5, 2));
    List<Operator> operators = new ArrayList<>();
    Window stem =
        new Window(
            new Window.Extent(3, 3), new Window.Extent(2, 1), ONE, new Window.Padding(0, 1, 1, 1));
    Window spatial = new Window(new Window.Extent(2, 3), ONE, ONE, new Window.Padding(0, 1, 1, 1));
    Operand last =
        add(operators, "stem", image, new Shape(4, 5, 3), new Layer.Conv2D(stem, Activation.RELU));
    last =
        add(
            operators,
            "spatial",
            last,
            new Shape(4, 5, 6),
            new Layer.DepthwiseConv2D(2, spatial, Activation.RELU6));
    last = add(operators, "scores_in", last, new Shape(1, 1, 4), new Layer.Dense(Activation.NONE));
    last = add(operators, "scores", last, new Shape(1, 1, 4), new Layer.Softmax(1));
    return new Network(
        "SmallImage",
        List.of(new Input("image", image, QUANTIZATION, Input.Feed.WHOLE, ElementType.INT8)),
        operators,
        List.of(new Output("scores", last, ElementType.INT8)));
  }

  private static Operand add(
      List<Operator> operators, String name, Operand from, Shape shape, Layer layer) {
    operators.add(new Operator(name, List.of(from), shape, QUANTIZATION, layer));
    return new Operand(name, shape);
  }
}
