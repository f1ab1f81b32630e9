package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowFeed;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.SliceLoop;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the rows lie that the steps of a rows stage read and make. */
final class RowPlaces {
  /** The variable of a loop over slices. */
  static final String SLICE = "slice";

  private static final int BY_CALLER = -1;

  private final Stage.Rows stage;
  private final Places places;
  private final FrontReads frontReads;
  private final Map<String, LineBuffer> buffers = new HashMap<>();
  private final Map<String, Integer> makers = new HashMap<>();

  RowPlaces(Stage.Rows stage, Places places) {
    this.stage = stage;
    this.places = places;
    this.frontReads = new FrontReads(stage);
    for (LineBuffer buffer : stage.buffers()) {
      buffers.put(buffer.tensor().name(), buffer);
    }
    for (int position = 0; position < stage.steps().size(); position++) {
      makers.put(stage.steps().get(position).node().output().name(), position);
    }
  }

  /** The variable that holds the row which a step makes at a tick. */
  static String rowVariable(String identifier) {
    return identifier + "_row";
  }

  /** The variable that holds the columns which a step makes at a column tick. */
  static String columnsVariable(String identifier) {
    return identifier + "_columns";
  }

  /** Whether rows are made in several chunks of columns. */
  boolean chunked() {
    return stage.columnTicks() > 1;
  }

  RowsStep step(int position) {
    return stage.steps().get(position);
  }

  /** C identifier of a step's output. */
  String identifier(RowsStep step) {
    return places.identifier(step.node().output());
  }

  /** An operand that lies whole in the arena. */
  View whole(Operand operand) {
    return places.whole(operand);
  }

  /** The kernel that copies an operand of a concatenation. */
  RowKernel.Concatenate concatenate(int position, int index, Place place) {
    return places.concatenate(step(position).node(), index, place);
  }

  /** Whether a tensor exists only slice by slice, in a loop. */
  boolean isSliced(Tensor tensor) {
    LineBuffer buffer = buffers.get(tensor.name());
    return buffer != null && buffer.isSliced();
  }

  /** The channels of a tensor that a step reads or makes at a time: in a loop, a slice. */
  Slice channels(int position, Tensor tensor) {
    int channels = tensor.shape().channels();
    return stage
        .sliceLoop(position)
        .map(loop -> slice(tensor, loop.slices()))
        .orElse(Slice.all(channels));
  }

  private static Slice slice(Tensor tensor, int slices) {
    int count = tensor.shape().channels() / slices;
    return new Slice(Index.of(SLICE).times(count, 0), count);
  }

  /** What a step makes of its row, or folds of it, at a time: so many columns, or a chunk. */
  Span columns(int position, int width) {
    return chunked() ? new Span.Chunk(columnsOf(position)) : Span.all(width);
  }

  /** The elements of these columns, counted from where they start. */
  Span elements(int position, int rowElements) {
    return columns(position, rowElements);
  }

  /** The sums of a row to which the last step of a loop adds slices. */
  Sums sums(SliceLoop loop) {
    RowsStep step = step(loop.endPosition() - 1);
    int offset = places.offset(StageBuffer.SUMS.of(step.node().output()));
    return new Sums(identifier(step) + "_sums", offset, loop.sums());
  }

  /** Where a step writes the columns and channels that it makes. */
  Address made(int position) {
    Tensor tensor = step(position).node().output();
    return madeRow(position).at(channels(position, tensor).first());
  }

  /** Where the columns start that a step makes, with all channels or those that are there. */
  Address madeRow(int position) {
    Tensor tensor = step(position).node().output();
    Index row = Index.of(rowVariable(identifier(step(position))));
    LineBuffer buffer = buffers.get(tensor.name());
    return buffer == null
        ? new Address(places.whole(Operand.of(tensor)), row, column(position))
        : new Address(front(buffer), row, columnInFront(position, buffer));
  }

  /** Where a step finds the rows of an operand. */
  RowSource source(int position, Operand operand) {
    LineBuffer buffer = buffers.get(operand.tensor().name());
    if (buffer == null) {
      return RowSource.of(places.whole(operand));
    }
    if (!readsFront(position, buffer, operand)) {
      return RowSource.of(lines(buffer));
    }
    String row = rowVariable(places.identifier(buffer.tensor()));
    Optional<String> chunk = Optional.of(buffer).filter(this::isChunk).map(this::columnsOf);
    return buffer.lines() == 0
        ? new RowSource(front(buffer), Optional.empty(), chunk)
        : new RowSource(lines(buffer), Optional.of(new RowSource.Front(front(buffer), row)), chunk);
  }

  /**
   * Where a step finds the row of an operand that bears the number of the row it makes, from the
   * first column and channel that it makes on.
   */
  Address sameRow(int position, Operand operand) {
    return startOfSameRow(position, operand).at(channels(position, operand.tensor()).first());
  }

  private Address startOfSameRow(int position, Operand operand) {
    Index row = Index.of(rowVariable(identifier(step(position))));
    LineBuffer buffer = buffers.get(operand.tensor().name());
    if (buffer == null) {
      return new Address(places.whole(operand), row, column(position));
    }
    return readsFront(position, buffer, operand)
        ? new Address(front(buffer), row, columnInFront(position, buffer))
        : new Address(lines(buffer), row, column(position));
  }

  private boolean readsFront(int position, LineBuffer buffer, Operand operand) {
    return buffer.lines() == 0
        || (position > maker(buffer) && frontReads.reads(position, made(buffer), operand));
  }

  private Column column(int position) {
    return chunked() ? Column.of(columnsOf(position)) : Column.START;
  }

  private Column columnInFront(int position, LineBuffer buffer) {
    return isChunk(buffer)
        ? Column.inFront(columnsOf(position), columnsOf(buffer))
        : column(position);
  }

  /** Whether a front holds a chunk; the caller's row is whole. */
  private boolean isChunk(LineBuffer buffer) {
    return chunked() && maker(buffer) != BY_CALLER;
  }

  private String columnsOf(LineBuffer buffer) {
    return columnsOf(maker(buffer));
  }

  private String columnsOf(int position) {
    return columnsVariable(identifier(step(position)));
  }

  View lines(LineBuffer buffer) {
    View all = places.part(buffer.tensor(), StageBuffer.LINES, buffer.lines());
    return buffer.isSliced() ? all.inSlices(buffer.slices()) : all;
  }

  View front(LineBuffer buffer) {
    View all = places.part(buffer.tensor(), StageBuffer.FRONT, 1);
    return buffer.isSliced() ? all.only(slice(buffer.tensor(), buffer.slices())) : all;
  }

  /** The sums into which a step folds its rows. */
  Sums sums(RowsStep step) {
    int offset = places.offset(StageBuffer.SUMS.of(step.node().output()));
    return new Sums(identifier(step) + "_sums", offset, step.sums());
  }

  /** The position of the step that makes a tensor; before all steps if the caller does. */
  private int maker(LineBuffer buffer) {
    return makers.getOrDefault(buffer.tensor().name(), BY_CALLER);
  }

  private Firing made(LineBuffer buffer) {
    return stage
        .feed()
        .filter(feed -> feed.tensor().equals(buffer.tensor()))
        .map(RowFeed::firing)
        .orElseGet(() -> step(maker(buffer)).firing());
  }
}
