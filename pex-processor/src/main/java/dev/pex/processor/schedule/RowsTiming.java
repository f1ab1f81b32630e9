package dev.pex.processor.schedule;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the nodes of a run fire: the order in which they run within a tick, and the row tick of each
 * one's first row.
 *
 * @param sequence places in the run, in the order of running
 * @param firstTicks by place in the run
 */
record RowsTiming(List<Integer> sequence, List<Integer> firstTicks) {
  RowsTiming {
    sequence = List.copyOf(sequence);
    firstTicks = List.copyOf(firstTicks);
  }

  /** Every node as soon as its rows are there. */
  static RowsTiming eager(RowsRun run, boolean upward) {
    List<Integer> sequence = new ArrayList<>();
    List<Integer> ticks = new ArrayList<>();
    for (int i = 0; i < run.size(); i++) {
      sequence.add(i);
      ticks.add(earliest(run, i, ticks, upward));
    }
    return new RowsTiming(sequence, ticks);
  }

  /** Rows of a tensor from before are all there; the first of a fed one comes at tick 0. */
  private static int earliest(RowsRun run, int node, List<Integer> ticks, boolean upward) {
    int tick = 0;
    for (Operand operand : run.node(node).inputs()) {
      Tensor tensor = operand.tensor();
      Optional<Integer> firstRow =
          run.maker(tensor)
              .map(ticks::get)
              .or(() -> run.fed().filter(tensor::equals).map(fed -> 0));
      if (firstRow.isPresent()) {
        tick = Math.max(tick, firstRow.get() + waitTicks(run, tensor, node, upward));
      }
    }
    return tick;
  }

  /**
   * Ticks from a tensor's first row to the tick at which a reader has all that its first row needs.
   */
  private static int waitTicks(RowsRun run, Tensor tensor, int reader, boolean upward) {
    return run.reach(reader, upward).waitTicks(run.period(tensor));
  }

  int position(int node) {
    return sequence.indexOf(node);
  }

  int firstTick(int node) {
    return firstTicks.get(node);
  }

  /**
   * Later timings of a node that waits for another branch anyway: as late as its readers allow, and
   * as late but behind all others within its tick.
   */
  List<RowsTiming> delays(RowsRun run, int node, boolean upward) {
    int latest = latest(run, node, upward);
    if (latest <= firstTick(node)) {
      return List.of();
    }
    List<Integer> behind = new ArrayList<>(sequence);
    behind.remove((Integer) node);
    behind.add(node);
    return List.of(
        new RowsTiming(sequence, withTick(node, latest)),
        new RowsTiming(behind, withTick(node, latest - 1)));
  }

  private int latest(RowsRun run, int node, boolean upward) {
    List<Integer> readers = run.readers(node);
    if (readers.isEmpty() || run.sums(node) > 0) {
      return firstTick(node);
    }
    int latest = Integer.MAX_VALUE;
    for (int reader : readers) {
      latest =
          Math.min(latest, firstTick(reader) - waitTicks(run, run.counted(node), reader, upward));
    }
    return position(node) < sequence.size() - 1 ? latest : firstTick(node);
  }

  private List<Integer> withTick(int node, int tick) {
    List<Integer> ticks = new ArrayList<>(firstTicks);
    ticks.set(node, tick);
    return ticks;
  }
}
