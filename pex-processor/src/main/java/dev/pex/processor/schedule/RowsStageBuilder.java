package dev.pex.processor.schedule;

import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the rows stage of a run of nodes for a timing, a direction and a width of column ticks. */
final class RowsStageBuilder {
  private final RowsRun run;
  private final RowsTiming timing;
  private final boolean upward;
  private final List<Firing> firings = new ArrayList<>();
  private final Optional<RowFeed> feed;
  private final int[] positions;
  private final int[] lines;
  private final ColumnTiming columns;
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
    this.feed = run.fed().map(this::feedOf);
    this.positions = new int[run.size()];
    for (int position = 0; position < run.size(); position++) {
      positions[timing.sequence().get(position)] = position;
    }
    for (int node = 0; node < run.size(); node++) {
      firings.add(firingOf(node));
    }
    this.lines = new int[run.size()];
    for (int node = 0; node < run.size(); node++) {
      lines[node] = lines(node);
    }
    this.columns =
        unitsPerTick == 0
            ? ColumnTiming.wholeRows(run)
            : leastKept(ColumnTiming.eager(run, unitsPerTick));
    this.columnTicks = columns.ticks();
  }

  /** The stage; its peak is that of {@link StagePresence}. */
  Stage.Rows build() {
    List<RowsStep> steps = new ArrayList<>();
    int rowTicks = feed.map(each -> each.firing().endTick()).orElse(0);
    for (int node : timing.sequence()) {
      Firing firing = firings.get(node);
      steps.add(new RowsStep(run.node(node), firing, columns.of(node), run.sums(node)));
      rowTicks = Math.max(rowTicks, firing.endTick());
    }
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

  private List<LineBuffer> buffers() {
    List<LineBuffer> buffers = new ArrayList<>();
    feed.ifPresent(fed -> buffers.add(fedBuffer(fed)));
    for (int node = 0; node < run.size(); node++) {
      if (run.isInternal(node)) {
        buffers.add(buffer(node));
      }
    }
    return buffers;
  }

  private LineBuffer fedBuffer(RowFeed fed) {
    int lines = lines(fed.firing(), run.readersOf(fed.tensor()));
    return new LineBuffer(fed.tensor(), lines, 0, 0, run.size() - 1);
  }

  private LineBuffer buffer(int maker) {
    Tensor tensor = run.node(maker).output();
    int copyAfter = positions[maker];
    for (int reader : readersNow(maker)) {
      copyAfter = Math.max(copyAfter, positions[reader]);
    }
    int context = context(maker, columns);
    int frontColumns = columns.frontColumns(maker, context);
    return new LineBuffer(tensor, lines[maker], frontColumns, context, copyAfter);
  }

  private int lines(int maker) {
    return run.isInternal(maker) ? lines(firings.get(maker), run.readers(maker)) : 0;
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
   * A node that waits for another branch may stay behind in columns, too: fewer of its own are kept
   * then, and more of what it reads.
   */
  private ColumnTiming leastKept(ColumnTiming eager) {
    ColumnTiming least = eager;
    for (int node = run.size() - 1; node >= 0; node--) {
      ColumnTiming behind = least.behind(run, node);
      if (behind.of(node).skew() > least.of(node).skew() && keptBytes(behind) < keptBytes(least)) {
        least = behind;
      }
    }
    return least;
  }

  /** Bytes of the fronts that are kept from one column tick to the next. */
  private int keptBytes(ColumnTiming timing) {
    int bytes = 0;
    for (int maker = 0; maker < run.size(); maker++) {
      int context = context(maker, timing);
      if (context > 0) {
        int channels = run.node(maker).output().shape().channels();
        bytes += timing.frontColumns(maker, context) * channels;
      }
    }
    return bytes;
  }

  /**
   * Columns made before a column tick that must stay in the front: because a reader still reads
   * them there, or in the row whose line they would take.
   */
  private int context(int maker, ColumnTiming timing) {
    return run.isInternal(maker) && timing.ticks() > 1
        ? timing.context(run, maker, readersNow(maker))
        : 0;
  }

  /** Those that, at ticks at which both fire, read the newest row or the one it replaces. */
  private List<Integer> readersNow(int maker) {
    Firing made = firings.get(maker);
    List<Integer> now = new ArrayList<>();
    for (int reader : run.readers(maker)) {
      if (meets(made, lines[maker], reader)) {
        now.add(reader);
      }
    }
    return now;
  }

  private boolean meets(Firing made, int madeLines, int reader) {
    int ticks = firings.get(reader).first() - made.first();
    return run.reach(reader, upward).mayMeet(ticks, made.period(), madeLines);
  }
}
