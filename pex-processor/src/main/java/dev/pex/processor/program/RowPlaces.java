package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowFeed;
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

  /** The variable that holds the row of a tensor which is made, or pushed, at a tick. */
  String rowVariable(Tensor tensor) {
    return rowVariable(places.identifier(tensor));
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

  /** Whether some of a tensor's rows lie in lines. */
  boolean hasLines(Tensor tensor) {
    return stage.buffers().stream()
        .anyMatch(buffer -> buffer.tensor().equals(tensor) && buffer.lines() > 0);
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
    String row = rowVariable(buffer.tensor());
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
    boolean newest =
        position > maker(buffer) && step(position).firing().first() == made(buffer).first();
    return new Address(newest ? front(buffer) : lines(buffer), row);
  }

  View lines(LineBuffer buffer) {
    return places.part(buffer.tensor(), "lines", buffer.lines());
  }

  View front(LineBuffer buffer) {
    return places.part(buffer.tensor(), "front", 1);
  }

  /** The sums into which a step folds its rows. */
  Sums sums(RowsStep step) {
    String name = step.node().output().name();
    return new Sums(identifier(step) + "_sums", places.offset(name + ".sums"), step.sums());
  }

  /** The position of the step that makes a tensor; before all others if the caller does. */
  private int maker(LineBuffer buffer) {
    return makers.getOrDefault(buffer.tensor().name(), -1);
  }

  private Firing made(LineBuffer buffer) {
    return stage
        .feed()
        .filter(feed -> feed.tensor().equals(buffer.tensor()))
        .map(RowFeed::firing)
        .orElseGet(() -> step(maker(buffer)).firing());
  }
}
