package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves a transpose from before a mean to behind it: the mean of transposed elements is the
 * transpose of a mean over the axes where they were. Where the elements of the mean keep their
 * order the transpose is then gone and the tensor keeps its name; otherwise the mean's tensor is
 * new, and the transpose makes the old one.
 */
final class SinkTranspose implements Rewrite {
  @Override
  public Optional<Graph> applyOnce(Graph graph) {
    Readers readers = new Readers(graph);
    return graph.nodes().stream().flatMap(mean -> sunk(graph, readers, mean).stream()).findFirst();
  }

  private static Optional<Graph> sunk(Graph graph, Readers readers, Node mean) {
    if (!(mean.op() instanceof Op.Mean op)) {
      return Optional.empty();
    }
    Operand transposed = mean.input();
    return readers
        .producer(transposed.tensor())
        .filter(node -> node.op() instanceof Op.Transpose)
        .filter(node -> node.output().shape().equals(transposed.shape()))
        .filter(SinkTranspose::keepsQuantization)
        .map(transpose -> sunk(graph, transpose, mean, op));
  }

  private static boolean keepsQuantization(Node node) {
    return node.input().tensor().quantization().equals(node.output().quantization());
  }

  private static Graph sunk(Graph graph, Node transpose, Node mean, Op.Mean op) {
    Op.Transpose transposeOp = (Op.Transpose) transpose.op();
    Permutation permutation = Permutation.of(transposeOp);
    Op.Mean before = permutation.before(op);
    Shape shape = reduced(transpose.input().shape(), before);
    boolean keepsOrder = permutation.keepsOrder(shape);
    Tensor old = mean.output();
    Tensor made =
        new Tensor(
            keepsOrder ? old.name() : unusedName(graph, old.name()),
            shape,
            old.quantization(),
            old.origin());
    Node sunkMean = new Node(before, List.of(transpose.input()), made, mean.origin());
    if (keepsOrder) {
      return Edit.of(graph).replace(mean, sunkMean).redirect(old, made).done();
    }
    Node sunkTranspose = new Node(transposeOp, List.of(Operand.of(made)), old, transpose.origin());
    return Edit.of(graph).replace(mean, sunkMean, sunkTranspose).done();
  }

  private static Shape reduced(Shape shape, Op.Mean mean) {
    return new Shape(
        mean.height() ? 1 : shape.height(),
        mean.width() ? 1 : shape.width(),
        mean.channels() ? 1 : shape.channels());
  }

  private static String unusedName(Graph graph, String name) {
    String unused = name + "_in_place_order";
    while (isUsed(graph, unused)) {
      unused += "_";
    }
    return unused;
  }

  private static boolean isUsed(Graph graph, String name) {
    return Stream.concat(
            graph.inputs().stream().map(port -> port.tensor().name()),
            graph.nodes().stream().map(node -> node.output().name()))
        .anyMatch(name::equals);
  }
}
