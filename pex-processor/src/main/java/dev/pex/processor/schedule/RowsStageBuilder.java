package dev.pex.processor.schedule;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the rows stage of a run of nodes for a timing, a direction and a width of column ticks. */
final class RowsStageBuilder {
  private final RowsRun run;
  private final RowsTiming timing;
  private final boolean upward;
  private final List<Firing> firings;
  private final Optional<RowFeed> feed;
  private final int[] positions;
  private final List<ColumnTicks> columns;
  private final int columnTicks;

  /**
   * A builder.
   *
   * @param unitsPerTick columns of a tick, in units that all nodes share; 0 for whole rows
   */
  RowsStageBuilder(RowsRun run, RowsTiming timing, boolean upward, int unitsPerTick) {
    this.run = run;
    this.timing = timing;
    this.upward = upward;
    this.firings = IntStream.range(0, run.size()).mapToObj(this::firingOf).toList();
    this.feed = run.fed().map(this::feedOf);
    this.positions = IntStream.range(0, run.size()).map(timing::position).toArray();
    this.columns = columns(run, unitsPerTick);
    this.columnTicks = unitsPerTick == 0 ? 1 : mostTicks(columns);
  }

  /** The stage; its peak is that of {@link StagePresence}. */
  Stage.Rows build() {
    List<RowsStep> steps =
        timing.sequence().stream()
            .map(
                node ->
                    new RowsStep(
                        run.node(node), firings.get(node), columns.get(node), run.sums(node)))
            .toList();
    int stepTicks = steps.stream().mapToInt(step -> step.firing().endTick()).max().orElseThrow();
    int rowTicks = Math.max(stepTicks, feed.map(each -> each.firing().endTick()).orElse(0));
    return new Stage.Rows(feed, steps, buffers(), rowTicks, columnTicks, upward, 0);
  }

  private RowFeed feedOf(Tensor tensor) {
    if (upward) {
      throw new IllegalArgumentException("the caller pushes '" + tensor.name() + "' downward");
    }
    return new RowFeed(tensor, new Firing(0, run.period(tensor), tensor.shape().height()));
  }

  private Firing firingOf(int node) {
    return new Firing(timing.firstTick(node), run.period(node), run.counted(node).shape().height());
  }

  private static List<ColumnTicks> columns(RowsRun run, int unitsPerTick) {
    List<ColumnTicks> columns = new ArrayList<>();
    for (int node = 0; node < run.size(); node++) {
      int width = run.counted(node).shape().width();
      columns.add(
          unitsPerTick == 0
              ? ColumnTicks.whole(width)
              : new ColumnTicks(
                  run.columnUnit(node) * unitsPerTick, skew(run, node, columns), width));
    }
    return columns;
  }

  /** How many columns a node stays behind the column tick, given its makers' skews. */
  private static int skew(RowsRun run, int node, List<ColumnTicks> columns) {
    int skew = 0;
    for (Operand operand : run.node(node).inputs()) {
      Optional<Integer> maker = run.maker(operand.tensor());
      if (maker.isPresent()) {
        int makerSkew = columns.get(maker.get()).skew();
        skew = Math.max(skew, run.reach(node, false).skewBehind(makerSkew));
      }
    }
    return skew;
  }

  private static int mostTicks(List<ColumnTicks> columns) {
    return columns.stream()
        .mapToInt(each -> (each.width() + each.skew() + each.perTick() - 1) / each.perTick())
        .max()
        .orElseThrow();
  }

  private List<LineBuffer> buffers() {
    Stream<LineBuffer> inner =
        IntStream.range(0, run.size()).filter(run::isInternal).mapToObj(this::buffer);
    return Stream.concat(feed.map(this::fedBuffer).stream(), inner).toList();
  }

  private LineBuffer fedBuffer(RowFeed fed) {
    int lines = lines(fed.firing(), run.readersOf(fed.tensor()));
    return new LineBuffer(fed.tensor(), lines, 0, 0, run.size() - 1);
  }

  private LineBuffer buffer(int maker) {
    Tensor tensor = run.node(maker).output();
    List<Integer> readers = run.readers(maker);
    int position = positions[maker];
    int copyAfter =
        readers.stream()
            .mapToInt(reader -> positions[reader])
            .filter(at -> at > position)
            .max()
            .orElse(position);
    int lines = lines(firings.get(maker), readers);
    int context = context(maker, lines, readers);
    return new LineBuffer(tensor, lines, frontColumns(maker, context), context, copyAfter);
  }

  /**
   * The most rows that are made, and still needed, at the end of a row tick: of one at which a row
   * is made, since after the others no fewer are gone.
   */
  private int lines(Firing made, List<Integer> readers) {
    int endTick = Math.min(made.endTick(), repetition(made, readers));
    int lines = 0;
    for (int tick = made.first(); tick < endTick; tick += made.period()) {
      int neededRow = neededRow(readers, made.rows(), tick);
      lines = Math.max(lines, made.rowsUpTo(tick) - neededRow);
    }
    return lines;
  }

  /** A tick from which on nothing is new: all readers are below the top, and went once round. */
  private int repetition(Firing made, List<Integer> readers) {
    int begin = made.first();
    int cycle = made.period();
    for (int reader : readers) {
      Firing firing = firings.get(reader);
      int rowsAtTop = run.reach(reader, upward).rowsAtTop();
      begin = Math.max(begin, firing.first() + firing.period() * rowsAtTop);
      cycle = RowsRun.multiple(cycle, firing.period());
    }
    return begin + cycle + made.period();
  }

  private int neededRow(List<Integer> readers, int rows, int tick) {
    int needed = rows;
    for (int reader : readers) {
      Firing firing = firings.get(reader);
      int next = firing.rowsUpTo(tick);
      if (next < firing.rows()) {
        needed = Math.min(needed, run.reach(reader, upward).neededRow(next, firing.rows()));
      }
    }
    return needed;
  }

  /**
   * Columns made before a column tick that must stay in the front: because a reader still reads
   * them there, or in the row whose line they would take.
   */
  private int context(int maker, int lines, List<Integer> readers) {
    int context = 0;
    for (int reader : readers) {
      if (columnTicks > 1 && readsNowOrOverwritten(maker, lines, reader)) {
        int behind = run.reach(reader, upward).columnsBehind(columns.get(reader).skew());
        context = Math.max(context, behind - columns.get(maker).skew());
      }
    }
    return context;
  }

  /** Whether, at ticks at which both fire, a reader reads the newest row or the one it replaces. */
  private boolean readsNowOrOverwritten(int maker, int lines, int reader) {
    Firing made = firings.get(maker);
    int ticks = firings.get(reader).first() - made.first();
    return run.reach(reader, upward).mayMeet(ticks, made.period(), lines);
  }

  private int frontColumns(int maker, int context) {
    ColumnTicks made = columns.get(maker);
    int most = 0;
    for (int tick = 0; tick < columnTicks; tick++) {
      most = Math.max(most, made.end(tick) - made.held(tick, context));
    }
    return most;
  }
}
