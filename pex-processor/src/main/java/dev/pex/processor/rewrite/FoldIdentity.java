package dev.pex.processor.rewrite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import java.util.Optional;

/**
 * Removes a node that gives the bytes it is given, under the same quantisation: a reshape, a
 * transpose that moves only axes of one element, a requantisation between equals, an activation
 * that clamps nothing, a padding of nothing, a resizing to the same size, a concatenation of one
 * tensor. What read its tensor now reads its operand's.
 */
final class FoldIdentity implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.op().accept(new Identity(node)))
        .findFirst()
        .map(
            node ->
                Edit.of(graph).replace(node).redirect(node.output(), node.input().tensor()).done());
  }

  /** Whether the output's bytes and quantisation are the input's. */
  private static final class Identity extends NoneByDefault<Boolean> {
    private final Node node;
    private final Quantization quantization;
    private final boolean sameQuantization;

    Identity(Node node) {
      super(false);
      this.node = node;
      this.quantization = node.output().quantization();
      this.sameQuantization = node.input().tensor().quantization().equals(quantization);
    }

    @Override
    public Boolean reshape(Op.Reshape op) {
      return sameQuantization;
    }

    @Override
    public Boolean transpose(Op.Transpose op) {
      return sameQuantization && Permutation.of(op).keepsOrder(node.input().shape());
    }

    @Override
    public Boolean requantize(Op.Requantize op) {
      return sameQuantization;
    }

    @Override
    public Boolean activation(Op.Activation op) {
      FusedActivation none = FusedActivation.NONE;
      return sameQuantization
          && op.kind().min(quantization) == none.min(quantization)
          && op.kind().max(quantization) == none.max(quantization);
    }

    /** A concatenation of one tensor. */
    @Override
    public Boolean concatenate(Op.Concatenate op) {
      return sameQuantization && node.inputs().size() == 1;
    }

    @Override
    public Boolean resize(Op.Resize op) {
      return sameQuantization && node.input().shape().equals(node.output().shape());
    }

    @Override
    public Boolean pad(Op.Pad op) {
      return sameQuantization && op.padding().isNone();
    }
  }
}
