package dev.pex.processor.program;

import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.ColumnTicks;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.SliceLoop;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a rows stage: a loop over row ticks, and in it over column ticks where there
 * are several. Every step runs that makes a row at the tick, and what is finished of newest rows is
 * copied to their lines once it has been read.
 */
final class RowsLinker {
  private static final String TICK = "tick";
  private static final String CHUNK = "chunk";

  private final Stage.Rows stage;
  private final RowPlaces rows;
  private final Places places;
  private final ConstantPool pool;

  RowsLinker(Stage.Rows stage, Places places, ConstantPool pool) {
    this.stage = stage;
    this.rows = new RowPlaces(stage, places);
    this.places = places;
    this.pool = pool;
  }

  List<Statement> statements() {
    return List.of(
        stage.feed().isPresent()
            ? new Statement.PushedLoop(TICK, rowTick())
            : new Statement.Loop(TICK, new Range(0, stage.rowTicks()), rowTick()));
  }

  private List<Statement> rowTick() {
    List<Statement> body = new ArrayList<>();
    List<Statement> ends = new ArrayList<>();
    for (LineBuffer buffer : stage.buffers()) {
      if (isFed(buffer) && buffer.lines() > 0) {
        body.add(pushed(buffer));
        retire(buffer, ends);
      }
    }
    for (int position = 0; position < stage.steps().size(); position++) {
      RowsStep step = stage.steps().get(position);
      body.add(rowAt(RowPlaces.rowVariable(rows.identifier(step)), step.firing()));
      if (step.sums() > 0) {
        body.addAll(beginFold(step, position));
        ends.addAll(endFold(step, position));
      }
    }
    body.addAll(
        rows.chunked()
            ? List.of(new Statement.Loop(CHUNK, new Range(0, stage.columnTicks()), columnTick()))
            : steps());
    body.addAll(ends);
    return body;
  }

  private List<Statement> columnTick() {
    List<Statement> body = new ArrayList<>();
    for (RowsStep step : stage.steps()) {
      String variable = RowPlaces.columnsVariable(rows.identifier(step));
      body.add(new Statement.ColumnsAt(variable, CHUNK, chunks(step)));
    }
    body.addAll(steps());
    return body;
  }

  private Chunks chunks(RowsStep step) {
    ColumnTicks columns = step.columns();
    int context =
        stage.buffers().stream()
            .filter(buffer -> buffer.tensor().equals(step.node().output()))
            .mapToInt(LineBuffer::contextColumns)
            .findFirst()
            .orElse(0);
    return new Chunks(
        columns.perTick(), columns.skew(), columns.width(), context, stage.columnTicks());
  }

  private List<Statement> steps() {
    List<Statement> body = new ArrayList<>();
    for (int position = 0; position < stage.steps().size(); position++) {
      Optional<SliceLoop> loop = stage.sliceLoop(position);
      if (loop.isEmpty()) {
        body.addAll(step(position));
      } else if (loop.get().firstPosition() == position) {
        body.addAll(sliced(loop.get()));
      }
      retireAfter(position, false, body);
    }
    return body;
  }

  private void retireAfter(int position, boolean sliced, List<Statement> body) {
    for (LineBuffer buffer : stage.buffers()) {
      if (buffer.copyAfter() == position && buffer.isSliced() == sliced && !isFed(buffer)) {
        retire(buffer, body);
      }
    }
  }

  private List<Statement> step(int position) {
    RowsStep step = stage.steps().get(position);
    return List.of(
        run(step, step.sums() > 0 ? List.of(foldRow(step, position)) : make(step, position)));
  }

  /** Every step of a loop for one slice after the other, and then what has all channels. */
  private List<Statement> sliced(SliceLoop loop) {
    List<Statement> begin = new ArrayList<>();
    List<Statement> body = new ArrayList<>();
    List<Statement> end = new ArrayList<>();
    for (int position = loop.firstPosition(); position < loop.endPosition(); position++) {
      RowsStep step = stage.steps().get(position);
      List<Statement> whole = new ArrayList<>();
      if (loop.adds(position)) {
        Statement.AddSlice add = addSlice(loop);
        begin.add(run(step, List.of(new Statement.Clear(add.sums()))));
        body.add(run(step, List.of(add)));
        whole.add(new Statement.EndSlices(add.kernel(), add.sums(), rows.madeRow(position)));
      } else {
        body.add(run(step, makeSlice(step, position)));
      }
      if (!rows.isSliced(step.node().output())) {
        whole.add(complete(step, position));
        end.add(run(step, whole));
      }
      retireAfter(position, true, body);
    }
    begin.add(new Statement.Loop(RowPlaces.SLICE, new Range(0, loop.slices()), body));
    begin.addAll(end);
    return begin;
  }

  private Statement.AddSlice addSlice(SliceLoop loop) {
    RowsStep step = stage.steps().get(loop.endPosition() - 1);
    RowAddUse use = new RowAddUse(rows, loop);
    List<Statement> linked =
        new NodeLinker(step.node(), rows.identifier(step), pool, use).statements();
    if (linked.get(0) instanceof Statement.AddSlice add) {
      return add;
    }
    throw new IllegalStateException("what adds slices links to such an addition");
  }

  private List<Statement> makeSlice(RowsStep step, int position) {
    Tensor output = step.node().output();
    List<Statement> body = new ArrayList<>(linked(step, position));
    if (rows.isSliced(output)) {
      body.add(new Statement.CompleteSlice(rows.made(position), output.shape().width()));
    }
    return body;
  }

  private boolean isFed(LineBuffer buffer) {
    return stage.feed().stream().anyMatch(feed -> feed.tensor().equals(buffer.tensor()));
  }

  /** The row that the caller has pushed for the tick. */
  private Statement pushed(LineBuffer buffer) {
    String row = RowPlaces.rowVariable(places.identifier(buffer.tensor()));
    return rowAt(row, stage.feed().orElseThrow().firing());
  }

  private Statement rowAt(String variable, Firing firing) {
    return new Statement.RowAt(
        variable, TICK, firing.first(), firing.period(), firing.rows(), stage.upward());
  }

  /** Runs statements where a step makes a row, and columns of it. */
  private Statement run(RowsStep step, List<Statement> body) {
    String identifier = rows.identifier(step);
    List<Statement> made =
        rows.chunked()
            ? List.of(new Statement.IfColumns(RowPlaces.columnsVariable(identifier), body))
            : body;
    return new Statement.IfRow(RowPlaces.rowVariable(identifier), made);
  }

  private List<Statement> make(RowsStep step, int position) {
    List<Statement> body = new ArrayList<>(linked(step, position));
    body.add(complete(step, position));
    return body;
  }

  private List<Statement> linked(RowsStep step, int position) {
    RowUse use = new RowUse(rows, position);
    return new NodeLinker(step.node(), rows.identifier(step), pool, use).statements();
  }

  /** What a step has made of a row, all channels of it. */
  private Statement complete(RowsStep step, int position) {
    int elements = step.node().output().shape().rowElements();
    return new Statement.Complete(rows.madeRow(position), rows.elements(position, elements));
  }

  /** Sums are cleared at the tick of the first row. */
  private List<Statement> beginFold(RowsStep step, int position) {
    String begin = rows.identifier(step) + "_begin";
    return List.of(
        rowAt(begin, new Firing(step.firing().first(), 1, 1)),
        new Statement.IfRow(begin, List.of(new Statement.Clear(foldRow(step, position).sums()))));
  }

  /** Sums are made into the output at the tick of the last row. */
  private List<Statement> endFold(RowsStep step, int position) {
    String end = rows.identifier(step) + "_end";
    Statement.FoldRow fold = foldRow(step, position);
    WholeUse use = new WholeUse(step.node(), places);
    Statement made = new Statement.FoldEnd(fold.kernel(), fold.sums(), use.output());
    return List.of(
        rowAt(end, new Firing(step.firing().endTick() - 1, 1, 1)),
        new Statement.IfRow(end, List.of(made, use.complete())));
  }

  private Statement.FoldRow foldRow(RowsStep step, int position) {
    FoldUse use = new FoldUse(rows, position);
    List<Statement> linked =
        new NodeLinker(step.node(), rows.identifier(step), pool, use).statements();
    if (linked.get(0) instanceof Statement.FoldRow fold) {
      return fold;
    }
    throw new IllegalStateException("a fold links to a fold");
  }

  /** What of a front has been read is copied to its line, the rest stays. */
  private void retire(LineBuffer buffer, List<Statement> body) {
    Tensor tensor = buffer.tensor();
    String identifier = places.identifier(tensor);
    String row = RowPlaces.rowVariable(identifier);
    String columns = RowPlaces.columnsVariable(identifier);
    View front = rows.front(buffer);
    List<Statement> retired = new ArrayList<>();
    if (buffer.lines() > 0) {
      Index channel = front.held().first();
      Address line = Address.of(rows.lines(buffer), Index.of(row)).at(channel);
      retired.add(
          rows.chunked() && !isFed(buffer)
              ? new Statement.CopyColumns(columns, front, line)
              : new Statement.CopyRow(
                  Address.of(front, Index.of(row)).at(channel), line, front.rowBytes()));
    }
    if (buffer.contextColumns() > 0) {
      retired.add(new Statement.MoveColumns(columns, front));
    }
    if (!retired.isEmpty()) {
      body.add(new Statement.IfRow(row, retired));
    }
  }
}
