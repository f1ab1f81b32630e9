package dev.pex.processor.graph;

import java.util.ArrayList;
import java.util.List;

/** Where the first element of a tensor lies in a larger one. */
public record Place(int row, int column, int channel) {
  /** Where the operands of a concatenation lie in its output, in order. */
  public static List<Place> ofOperands(Node node, Op.Concatenate op) {
    List<Place> places = new ArrayList<>();
    int first = 0;
    for (Operand operand : node.inputs()) {
      places.add(along(op.axis(), first));
      first += op.axis().of(operand.shape());
    }
    return places;
  }

  private static Place along(Axis axis, int first) {
    return switch (axis) {
      case HEIGHT -> new Place(first, 0, 0);
      case WIDTH -> new Place(0, first, 0);
      case CHANNELS -> new Place(0, 0, first);
    };
  }
}
