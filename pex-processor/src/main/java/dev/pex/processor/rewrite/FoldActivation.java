package dev.pex.processor.rewrite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lets an operator clamp its own result where a stand-alone activation of the same quantisation is
 * the only one to read it: both clamp the same integer, so one clamp to what their ranges have in
 * common gives the same byte.
 */
final class FoldActivation implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    Readers readers = new Readers(graph);
    return graph.nodes().stream()
        .flatMap(node -> folded(graph, readers, node).stream())
        .findFirst();
  }

  private static Optional<Graph> folded(Graph graph, Readers readers, Node node) {
    Tensor clamped = node.input().tensor();
    Quantization quantization = node.output().quantization();
    if (!(node.op() instanceof Op.Activation activation)
        || !clamped.quantization().equals(quantization)
        || readers.isOutput(clamped)
        || readers.of(clamped).size() != 1) {
      return Optional.empty();
    }
    return readers
        .producer(clamped)
        .flatMap(producer -> folded(graph, producer, node, activation.kind()));
  }

  private static Optional<Graph> folded(
      Graph graph, Node producer, Node node, FusedActivation kind) {
    Tensor old = node.output();
    Tensor made =
        new Tensor(old.name(), producer.output().shape(), old.quantization(), old.origin());
    return producer
        .op()
        .accept(new Clamped(kind, old.quantization()))
        .map(op -> new Node(op, producer.inputs(), made, producer.origin()))
        .map(
            clamping ->
                Edit.of(graph)
                    .replace(producer, clamping)
                    .replace(node)
                    .redirect(old, made)
                    .done());
  }

  /** The operator with a further clamp of its result, if it can have that. */
  private static final class Clamped extends NoneByDefault<Optional<Op>> {
    private final FusedActivation added;
    private final Quantization quantization;

    Clamped(FusedActivation added, Quantization quantization) {
      super(Optional.empty());
      this.added = added;
      this.quantization = quantization;
    }

    @Override
    public Optional<Op> conv2D(Op.Conv2D op) {
      return both(op.activation())
          .map(both -> new Op.Conv2D(op.filter(), op.bias(), op.window(), both));
    }

    @Override
    public Optional<Op> depthwiseConv2D(Op.DepthwiseConv2D op) {
      return both(op.activation())
          .map(
              both ->
                  new Op.DepthwiseConv2D(
                      op.filter(), op.bias(), op.window(), op.multiplier(), both));
    }

    @Override
    public Optional<Op> dense(Op.Dense op) {
      return both(op.activation()).map(both -> new Op.Dense(op.filter(), op.bias(), both));
    }

    @Override
    public Optional<Op> maxPool(Op.MaxPool op) {
      return both(op.activation()).map(both -> new Op.MaxPool(op.window(), both));
    }

    @Override
    public Optional<Op> averagePool(Op.AveragePool op) {
      return both(op.activation()).map(both -> new Op.AveragePool(op.window(), both));
    }

    @Override
    public Optional<Op> add(Op.Add op) {
      return both(op.activation()).map(both -> new Op.Add(op.subtracts(), both));
    }

    @Override
    public Optional<Op> mul(Op.Mul op) {
      return both(op.activation()).map(Op.Mul::new);
    }

    @Override
    public Optional<Op> activation(Op.Activation op) {
      return both(op.kind()).map(Op.Activation::new);
    }

    /** The activation whose range is what both ranges have in common. */
    private Optional<FusedActivation> both(FusedActivation present) {
      int min = Math.max(present.min(quantization), added.min(quantization));
      int max = Math.min(present.max(quantization), added.max(quantization));
      return Arrays.stream(FusedActivation.values())
          .filter(kind -> kind.min(quantization) == min && kind.max(quantization) == max)
          .findFirst();
    }
  }
}
