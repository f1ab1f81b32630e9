package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import java.util.Optional;

/**
 * Lets output channels that hold one value read nothing: their weights become zero and their bias
 * one of the sums that give this value. A channel that cannot go itself then keeps none alive.
 */
final class DecidedFilters extends NoneByDefault<Optional<Op>> {
  private final WeightedLayer layer;
  private final Node node;
  private final GraphBounds bounds;

  private DecidedFilters(WeightedLayer layer, Node node, GraphBounds bounds) {
    super(Optional.empty());
    this.layer = layer;
    this.node = node;
    this.bounds = bounds;
  }

  /** The graph in which constant channels are made of nothing. */
  static Graph emptied(Graph graph, GraphBounds bounds) {
    return new Graph(
        graph.name(),
        graph.inputs(),
        graph.nodes().stream().map(node -> emptied(node, bounds)).toList(),
        graph.outputs());
  }

  private static Node emptied(Node node, GraphBounds bounds) {
    boolean decided = bounds.of(node.output()).channels().stream().anyMatch(Bounds::isConstant);
    if (!decided || Coupling.of(node) != Coupling.WEIGHTED) {
      return node;
    }
    return WeightedLayer.of(node)
        .flatMap(layer -> node.op().accept(new DecidedFilters(layer, node, bounds)))
        .map(op -> new Node(op, node.inputs(), node.output(), node.origin()))
        .orElse(node);
  }

  @Override
  public Optional<Op> conv2D(Op.Conv2D op) {
    return Optional.of(new Op.Conv2D(filter(), bias(), op.window(), op.activation()));
  }

  @Override
  public Optional<Op> dense(Op.Dense op) {
    return Optional.of(new Op.Dense(filter(), bias(), op.activation()));
  }

  private Filter filter() {
    Filter filter = layer.filter();
    byte[] weights = filter.values().toArray();
    int row = weights.length / layer.outputs();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = isDecided(i / row) ? 0 : weights[i];
    }
    return new Filter(
        Int8Values.copyOf(weights),
        filter.outer(),
        filter.height(),
        filter.width(),
        filter.inner(),
        filter.scales());
  }

  private Int32Values bias() {
    int[] bias = layer.bias().toArray();
    for (int output = 0; output < bias.length; output++) {
      SumBounds sum = bounds.sums(node).get(output);
      if (isDecided(output)) {
        bias[output] = (int) sum.least();
      }
    }
    return Int32Values.copyOf(bias);
  }

  /** Whether arithmetic decides the output; a clamp may also do so where sums overflow. */
  private boolean isDecided(int output) {
    return bounds.of(node.output()).get(output).isConstant()
        && bounds.sums(node).get(output).fits();
  }
}
