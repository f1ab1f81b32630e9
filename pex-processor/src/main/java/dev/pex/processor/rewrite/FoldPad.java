package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Window;
import java.util.List;
import java.util.Optional;

/**
 * Lets convolutions, depthwise convolutions and further paddings read what a padding reads, with
 * its rows and columns added to their own, which hold the same zero point. All readers must be of
 * these kinds: pooling leaves padding out, and a tensor that lies in the arena anyway costs nothing
 * to read.
 */
final class FoldPad implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    Readers readers = new Readers(graph);
    return graph.nodes().stream()
        .flatMap(node -> folded(graph, readers, node).stream())
        .findFirst();
  }

  private static Optional<Graph> folded(Graph graph, Readers readers, Node node) {
    if (!(node.op() instanceof Op.Pad pad)) {
      return Optional.empty();
    }
    List<Node> consumers = readers.of(node.output());
    boolean foldable =
        pad.padding().onlyAdds()
            && !consumers.isEmpty()
            && !readers.isOutput(node.output())
            && node.input().tensor().quantization().equals(node.output().quantization())
            && consumers.stream().allMatch(reader -> folded(reader, node, pad).isPresent());
    if (!foldable) {
      return Optional.empty();
    }
    Edit edit = Edit.of(graph).replace(node);
    for (Node consumer : consumers) {
      edit.replace(consumer, folded(consumer, node, pad).orElseThrow());
    }
    return Optional.of(edit.done());
  }

  private static Optional<Node> folded(Node consumer, Node padNode, Op.Pad pad) {
    if (!consumer.input().shape().equals(padNode.output().shape())) {
      return Optional.empty();
    }
    return consumer
        .op()
        .accept(new WithPadding(pad.padding()))
        .map(op -> new Node(op, padNode.inputs(), consumer.output(), consumer.origin()));
  }

  /** The operator with more padding of the zero point, if it can have that. */
  private static final class WithPadding extends NoneByDefault<Optional<Op>> {
    private final Padding added;

    WithPadding(Padding added) {
      super(Optional.empty());
      this.added = added;
    }

    @Override
    public Optional<Op> conv2D(Op.Conv2D op) {
      return Optional.of(
          new Op.Conv2D(op.filter(), op.bias(), padded(op.window()), op.activation()));
    }

    @Override
    public Optional<Op> depthwiseConv2D(Op.DepthwiseConv2D op) {
      return Optional.of(
          new Op.DepthwiseConv2D(
              op.filter(), op.bias(), padded(op.window()), op.multiplier(), op.activation()));
    }

    @Override
    public Optional<Op> pad(Op.Pad op) {
      return Optional.of(op.padding())
          .filter(Padding::onlyAdds)
          .map(padding -> new Op.Pad(padding.plus(added)));
    }

    private Window padded(Window window) {
      return window.withPadding(window.padding().plus(added));
    }
  }
}
