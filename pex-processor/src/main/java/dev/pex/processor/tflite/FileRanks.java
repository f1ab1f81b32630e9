package dev.pex.processor.tflite;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.HashSet;
import java.util.Set;

/**
 * Chooses the dimensions that a graph's tensors get in a file: four, but two for a vector that no
 * operator needs with four, as converters write it.
 */
final class FileRanks {
  private final Set<String> demanded = new HashSet<>();
  private final Set<String> flat = new HashSet<>();

  FileRanks(Graph graph) {
    graph.nodes().forEach(this::demand);
    graph.inputs().forEach(port -> flattenFreely(port.tensor()));
    graph.nodes().forEach(this::flatten);
  }

  /** The dimensions of a tensor in the file. */
  Dimensions of(Tensor tensor) {
    return flat.contains(tensor.name())
        ? Dimensions.of(1, tensor.shape().channels())
        : Dimensions.picture(tensor.shape());
  }

  /** The dimensions of a shape where no operator asks for a number of them. */
  static Dimensions free(Shape shape) {
    return isVector(shape) ? Dimensions.of(1, shape.channels()) : Dimensions.picture(shape);
  }

  /** Whether an operand is read under its tensor's own shape. */
  static boolean isWhole(Operand operand) {
    return operand.shape().equals(operand.tensor().shape());
  }

  static RankRule rule(Node node) {
    return node.op().accept(new RankRule.Of());
  }

  private void demand(Node node) {
    if (rule(node) == RankRule.FOUR) {
      node.inputs().stream()
          .filter(FileRanks::isWhole)
          .forEach(operand -> demanded.add(operand.tensor().name()));
    }
  }

  private void flatten(Node node) {
    switch (rule(node)) {
      case FOUR -> {
        // stays as it is
      }
      case TWO -> flat.add(node.output().name());
      case ANY -> flattenFreely(node.output());
      case SAME -> {
        if (node.inputs().stream().allMatch(this::isReadFlat)) {
          flat.add(node.output().name());
        }
      }
    }
  }

  private void flattenFreely(Tensor tensor) {
    if (isVector(tensor.shape()) && !demanded.contains(tensor.name())) {
      flat.add(tensor.name());
    }
  }

  private boolean isReadFlat(Operand operand) {
    return isWhole(operand) && flat.contains(operand.tensor().name());
  }

  private static boolean isVector(Shape shape) {
    return shape.equals(Shape.vector(shape.channels()));
  }
}
