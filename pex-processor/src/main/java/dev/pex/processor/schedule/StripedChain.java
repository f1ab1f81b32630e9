package dev.pex.processor.schedule;

import dev.pex.processor.graph.Axis;
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
 * Nodes that each read the one before, to be run for one vertical stripe of the last one's output
 * after the other. Copies of the nodes make the columns of each stripe and those that windows see
 * around them, which neighbouring stripes both compute; the stripes are joined.
 *
 * @param nodes in order; the first has a window, which leaves out columns of a whole tensor
 * @param stripes how many, at most the columns of the output
 */
record StripedChain(List<Node> nodes, int stripes) {
  StripedChain {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty() || stripes < 2 || stripes > last(nodes).shape().width()) {
      throw new IllegalArgumentException("a chain has nodes, and stripes have columns");
    }
  }

  /** Whether a node can be the first. */
  static boolean canBegin(Node node) {
    return canContinue(node) && slides(node.op());
  }

  /** Whether a node can make some columns of a few columns. */
  static boolean canContinue(Node node) {
    boolean same = node.inputs().size() == 1 && !(node.op() instanceof Op.Pad);
    return same && RowRules.of(node) instanceof RowRule.Local;
  }

  /** The graph that runs the chain in stripes. */
  Graph in(Graph graph) {
    List<Node> all = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.output().equals(last(nodes))) {
        all.addAll(striped());
      } else if (!nodes.contains(node)) {
        all.add(node);
      }
    }
    return new Graph(graph.name(), graph.inputs(), all, graph.outputs());
  }

  /** The most columns of each node's output that a stripe computes. */
  List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      int widest = 0;
      for (int stripe = 0; stripe < stripes; stripe++) {
        widest = Math.max(widest, columns(stripe).get(i).count());
      }
      widths.add(widest);
    }
    return widths;
  }

  private List<Node> striped() {
    List<Node> all = new ArrayList<>();
    List<Operand> parts = new ArrayList<>();
    for (int stripe = 0; stripe < stripes; stripe++) {
      all.addAll(copies(stripe));
      parts.add(Operand.of(last(all)));
    }
    Node joined = nodes.get(nodes.size() - 1);
    all.add(new Node(new Op.Concatenate(Axis.WIDTH), parts, joined.output(), joined.origin()));
    return all;
  }

  private List<Node> copies(int stripe) {
    List<Columns> columns = columns(stripe);
    List<Node> copies = new ArrayList<>();
    Tensor input = nodes.get(0).input().tensor();
    Columns held = new Columns(0, input.shape().width());
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      Columns made = columns.get(i);
      Tensor whole = node.output();
      Shape shape = new Shape(whole.shape().height(), made.count(), whole.shape().channels());
      String name = whole.name() + "~stripe" + (stripe + 1);
      Tensor output = new Tensor(name, shape, whole.quantization(), whole.origin());
      Op op = over(node, made, held);
      copies.add(new Node(op, List.of(Operand.of(input)), output, node.origin()));
      input = output;
      held = made;
    }
    return copies;
  }

  /** The columns of each node's output that a stripe needs. */
  private List<Columns> columns(int stripe) {
    List<Columns> columns = new ArrayList<>();
    int width = last(nodes).shape().width();
    Columns needed = new Columns(width * stripe / stripes, width * (stripe + 1) / stripes);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      columns.add(0, needed);
      needed = read(nodes.get(i), needed).inside(nodes.get(i).input().shape().width());
    }
    return columns;
  }

  /** The columns under a node's window, those of padding counted. */
  private static Columns read(Node node, Columns made) {
    Window window = window(node);
    int left = window.padding().left();
    int first = made.first() * window.strideWidth() - left;
    return new Columns(first, (made.end() - 1) * window.strideWidth() - left + window.reachWidth());
  }

  /** The operator that makes these columns if it is given those. */
  private static Op over(Node node, Columns made, Columns held) {
    Columns read = read(node, made);
    Padding padding = window(node).padding();
    return withPadding(
        node.op(),
        new Padding(
            padding.top(), padding.bottom(), held.first() - read.first(), read.end() - held.end()));
  }

  private static Window window(Node node) {
    return Optional.of(RowRules.of(node))
        .filter(RowRule.Local.class::isInstance)
        .map(RowRule.Local.class::cast)
        .map(RowRule.Local::window)
        .orElseThrow();
  }

  private static boolean slides(Op op) {
    return op instanceof Op.Conv2D
        || op instanceof Op.DepthwiseConv2D
        || op instanceof Op.MaxPool
        || op instanceof Op.AveragePool;
  }

  /** Operators without a window make what they are given. */
  private static Op withPadding(Op op, Padding padding) {
    if (op instanceof Op.Conv2D conv) {
      Window window = conv.window().withPadding(padding);
      return new Op.Conv2D(conv.filter(), conv.bias(), window, conv.activation());
    }
    if (op instanceof Op.DepthwiseConv2D conv) {
      Window window = conv.window().withPadding(padding);
      return new Op.DepthwiseConv2D(
          conv.filter(), conv.bias(), window, conv.multiplier(), conv.activation());
    }
    if (op instanceof Op.MaxPool pool) {
      return new Op.MaxPool(pool.window().withPadding(padding), pool.activation());
    }
    if (op instanceof Op.AveragePool pool) {
      return new Op.AveragePool(pool.window().withPadding(padding), pool.activation());
    }
    return op;
  }

  private static Tensor last(List<Node> nodes) {
    return nodes.get(nodes.size() - 1).output();
  }

  /** Columns from the first up to, not including, the end. */
  private record Columns(int first, int end) {
    int count() {
      return end - first;
    }

    Columns inside(int width) {
      int inside = Math.max(0, Math.min(width - 1, first));
      return new Columns(inside, Math.max(inside + 1, Math.min(width, end)));
    }
  }
}
