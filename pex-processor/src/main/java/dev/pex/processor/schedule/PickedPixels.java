package dev.pex.processor.schedule;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A graph in which pixels are picked before pointwise convolutions that have strides: each of these
 * becomes a pool of single pixels with its strides, and a convolution without. Where the result has
 * to wait for another branch, the pixels can wait instead, which have fewer channels.
 */
final class PickedPixels {
  private static final Window PIXEL = Window.of(1, 1, 1, 1, Padding.NONE);

  private PickedPixels() {}

  /** The graph that computes the same; nothing if no pixels of this one are worth picking. */
  static Optional<Graph> of(Graph graph) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Conv2D conv && isWorthIt(node, conv.window())) {
        Tensor pixels = pixels(node);
        Op pick = new Op.MaxPool(conv.window(), FusedActivation.NONE);
        Op rest = new Op.Conv2D(conv.filter(), conv.bias(), PIXEL, conv.activation());
        nodes.add(new Node(pick, node.inputs(), pixels, node.origin()));
        nodes.add(new Node(rest, List.of(Operand.of(pixels)), node.output(), node.origin()));
      } else {
        nodes.add(node);
      }
    }
    return Optional.of(new Graph(graph.name(), graph.inputs(), nodes, graph.outputs()))
        .filter(picked -> nodes.size() > graph.nodes().size());
  }

  private static boolean isWorthIt(Node node, Window window) {
    boolean isPointwise =
        window.kernelHeight() == 1 && window.kernelWidth() == 1 && window.padding().isNone();
    return isPointwise
        && window.strideHeight() * window.strideWidth() > 1
        && node.input().shape().channels() < node.output().shape().channels();
  }

  private static Tensor pixels(Node node) {
    Shape made = node.output().shape();
    return new Tensor(
        node.output().name() + "~pixels",
        new Shape(made.height(), made.width(), node.input().shape().channels()),
        node.input().tensor().quantization(),
        node.output().origin());
  }
}
