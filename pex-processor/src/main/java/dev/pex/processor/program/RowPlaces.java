package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the rows lie that the steps of a rows stage read and make. */
final class RowPlaces {
  private final Stage.Rows stage;
  private final Places places;
  private final Map<String, LineBuffer> buffers = new HashMap<>();
  private final Map<String, Integer> makers = new HashMap<>();

  RowPlaces(Stage.Rows stage, Places places) {
    this.stage = stage;
    this.places = places;
    stage.buffers().forEach(buffer -> buffers.put(buffer.tensor().name(), buffer));
    for (int position = 0; position < stage.steps().size(); position++) {
      makers.put(stage.steps().get(position).node().output().name(), position);
    }
  }

  /** The variable that holds the row which a step makes at a tick. */
  static String rowVariable(String identifier) {
    return identifier + "_row";
  }

  RowsStep step(int position) {
    return stage.steps().get(position);
  }

  /** C identifier of a step's output. */
  String identifier(RowsStep step) {
    return places.identifier(step.node().output());
  }

  /** Whether a tensor lies whole in the arena. */
  boolean isWhole(Tensor tensor) {
    return !buffers.containsKey(tensor.name());
  }

  /** The kernel that copies an operand of a concatenation. */
  RowKernel.Concatenate concatenate(int position, int index, Place place) {
    return places.concatenate(step(position).node(), index, place);
  }

  /** Where a step writes its row. */
  Address made(int position) {
    Tensor tensor = step(position).node().output();
    Index row = Index.of(rowVariable(identifier(step(position))));
    LineBuffer buffer = buffers.get(tensor.name());
    View view = buffer == null ? places.whole(Operand.of(tensor)) : front(buffer);
    return new Address(view, row);
  }

  /** Where a step finds the rows of an operand. */
  RowSource source(int position, Operand operand) {
    LineBuffer buffer = buffers.get(operand.tensor().name());
    if (buffer == null) {
      return RowSource.of(places.whole(operand));
    }
    if (buffer.lines() == 0) {
      return RowSource.of(front(buffer));
    }
    String row = rowVariable(places.identifier(buffer.tensor()));
    return position < maker(buffer)
        ? RowSource.of(lines(buffer))
        : new RowSource(lines(buffer), Optional.of(new RowSource.Front(front(buffer), row)));
  }

  /** Where a step finds the row of an operand that bears the number of the row it makes. */
  Address sameRow(int position, Operand operand) {
    Index row = Index.of(rowVariable(identifier(step(position))));
    LineBuffer buffer = buffers.get(operand.tensor().name());
    if (buffer == null) {
      return new Address(places.whole(operand), row);
    }
    int maker = maker(buffer);
    boolean newest =
        position > maker && step(position).firing().first() == step(maker).firing().first();
    return new Address(newest ? front(buffer) : lines(buffer), row);
  }

  View lines(LineBuffer buffer) {
    return view(buffer.tensor(), "lines", buffer.lines());
  }

  View front(LineBuffer buffer) {
    return view(buffer.tensor(), "front", 1);
  }

  private View view(Tensor tensor, String part, int ringRows) {
    Shape shape = tensor.shape();
    return new View(
        tensor.name(),
        places.identifier(tensor) + "_" + part,
        places.offset(tensor.name() + "." + part),
        shape.height(),
        shape.rowElements(),
        shape.channels(),
        ringRows);
  }

  /** The sums into which a step folds its rows. */
  Sums sums(RowsStep step) {
    String name = step.node().output().name();
    return new Sums(identifier(step) + "_sums", places.offset(name + ".sums"), step.sums());
  }

  private int maker(LineBuffer buffer) {
    return makers.getOrDefault(buffer.tensor().name(), 0);
  }
}
