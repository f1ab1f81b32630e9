package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a rows stage: a loop over row ticks, in which every step runs that makes a row
 * at the tick, and newest rows are copied to their lines once they have been read.
 */
final class RowsLinker {
  private static final String TICK = "tick";

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
    List<Statement> body = new ArrayList<>();
    stage
        .feed()
        .filter(feed -> rows.hasLines(feed.tensor()))
        .ifPresent(feed -> body.add(rowAt(rows.rowVariable(feed.tensor()), feed.firing())));
    for (RowsStep step : stage.steps()) {
      body.add(rowAt(RowPlaces.rowVariable(rows.identifier(step)), step.firing()));
    }
    for (int position = 0; position < stage.steps().size(); position++) {
      RowsStep step = stage.steps().get(position);
      body.addAll(step.sums() > 0 ? fold(step, position) : List.of(run(step, position)));
      body.addAll(copies(position));
    }
    return List.of(
        stage.feed().isPresent()
            ? new Statement.PushedLoop(TICK, body)
            : new Statement.Loop(TICK, new Range(0, stage.rowTicks()), body));
  }

  private Statement rowAt(String variable, Firing firing) {
    return new Statement.RowAt(
        variable, TICK, firing.first(), firing.period(), firing.rows(), stage.upward());
  }

  private Statement run(RowsStep step, int position) {
    Node node = step.node();
    RowUse use = new RowUse(rows, position);
    List<Statement> body =
        new ArrayList<>(new NodeLinker(node, rows.identifier(step), pool, use).statements());
    body.add(new Statement.Complete(rows.made(position), node.output().shape().rowElements()));
    return new Statement.IfRow(RowPlaces.rowVariable(rows.identifier(step)), body);
  }

  /**
   * Sums are cleared at the tick of the first row, and made into the output at that of the last.
   */
  private List<Statement> fold(RowsStep step, int position) {
    Firing firing = step.firing();
    String name = rows.identifier(step);
    Statement.FoldRow fold = foldRow(step, position);
    Statement clear = new Statement.Clear(fold.sums());
    WholeUse output = new WholeUse(step.node(), places);
    Statement end = new Statement.FoldEnd(fold.kernel(), fold.sums(), output.output());
    return List.of(
        rowAt(name + "_begin", new Firing(firing.first(), 1, 1)),
        new Statement.IfRow(name + "_begin", List.of(clear)),
        new Statement.IfRow(RowPlaces.rowVariable(name), List.of(fold)),
        rowAt(name + "_end", new Firing(firing.endTick() - 1, 1, 1)),
        new Statement.IfRow(name + "_end", List.of(end, output.complete())));
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

  private List<Statement> copies(int position) {
    List<Statement> copies = new ArrayList<>();
    for (LineBuffer buffer : stage.buffers()) {
      if (buffer.copyAfter() == position && buffer.lines() > 0) {
        Tensor tensor = buffer.tensor();
        String row = RowPlaces.rowVariable(places.identifier(tensor));
        Statement copy =
            new Statement.CopyRow(
                new Address(rows.front(buffer), Index.of(row)),
                new Address(rows.lines(buffer), Index.of(row)),
                tensor.shape().rowElements());
        copies.add(new Statement.IfRow(row, List.of(copy)));
      }
    }
    return copies;
  }
}
