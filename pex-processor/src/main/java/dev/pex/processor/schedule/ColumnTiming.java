package dev.pex.processor.schedule;

import dev.pex.processor.graph.Operand;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns the nodes of a run make at each column tick.
 *
 * @param columns by place in the run
 * @param ticks column ticks in a row tick
 */
record ColumnTiming(List<ColumnTicks> columns, int ticks) {
  ColumnTiming {
    columns = List.copyOf(columns);
  }

  private static ColumnTiming of(List<ColumnTicks> columns) {
    int ticks = 1;
    for (ColumnTicks each : columns) {
      ticks = Math.max(ticks, each.ticks());
    }
    return new ColumnTiming(columns, ticks);
  }

  /** Rows in one piece. */
  static ColumnTiming wholeRows(RowsRun run) {
    List<ColumnTicks> columns = new ArrayList<>();
    for (int node = 0; node < run.size(); node++) {
      columns.add(ColumnTicks.whole(run.counted(node).shape().width()));
    }
    return of(columns);
  }

  /**
   * Every column as soon as those are there that it is made of.
   *
   * @param unitsPerTick columns of a tick, in units that all nodes share
   */
  static ColumnTiming eager(RowsRun run, int unitsPerTick) {
    List<ColumnTicks> columns = new ArrayList<>();
    for (int node = 0; node < run.size(); node++) {
      int perTick = run.columnUnit(node) * unitsPerTick;
      int width = run.counted(node).shape().width();
      columns.add(new ColumnTicks(perTick, leastSkew(run, node, columns), width));
    }
    return of(columns);
  }

  /** How many columns a node stays behind the column tick, given its makers' skews. */
  private static int leastSkew(RowsRun run, int node, List<ColumnTicks> columns) {
    int skew = 0;
    for (Operand operand : run.node(node).inputs()) {
      int maker = run.maker(operand.tensor()).orElse(-1);
      if (maker >= 0) {
        skew = Math.max(skew, run.reach(node, false).skewBehind(columns.get(maker).skew()));
      }
    }
    return skew;
  }

  /** Those of a node, by its place in the run. */
  ColumnTicks of(int node) {
    return columns.get(node);
  }

  /** The same, but a node stays as far behind as its readers allow. */
  ColumnTiming behind(RowsRun run, int node) {
    int skew = of(node).skew();
    while (isInTime(run, node, skew + 1)) {
      skew++;
    }
    List<ColumnTicks> behind = new ArrayList<>(columns);
    behind.set(node, new ColumnTicks(of(node).perTick(), skew, of(node).width()));
    return of(behind);
  }

  private boolean isInTime(RowsRun run, int node, int skew) {
    List<Integer> readers = run.readers(node);
    return !readers.isEmpty()
        && readers.stream()
            .allMatch(each -> run.reach(each, false).skewBehind(skew) <= of(each).skew());
  }

  /** Columns made before a column tick that some readers of what a node makes still need. */
  int context(RowsRun run, int maker, List<Integer> readers) {
    int context = 0;
    for (int reader : readers) {
      int behind = run.reach(reader, false).columnsBehind(of(reader).skew());
      context = Math.max(context, behind - of(maker).skew());
    }
    return context;
  }

  /** The most columns of what a node makes that a front holds, with so many made before. */
  int frontColumns(int maker, int context) {
    ColumnTicks made = of(maker);
    int limit = Math.min(made.perTick() + context, made.width());
    int most = 0;
    for (int tick = 0; tick < ticks && most < limit; tick++) {
      most = Math.max(most, made.end(tick) - made.held(tick, context));
    }
    return most;
  }
}
