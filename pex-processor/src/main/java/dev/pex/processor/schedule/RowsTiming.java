package dev.pex.processor.schedule;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  @Override
  public boolean equals(Object other) {
    return other instanceof RowsTiming that
        && sequence.equals(that.sequence)
        && firstTicks.equals(that.firstTicks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sequence, firstTicks);
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
   * Later timings of a node that waits for another branch anyway: as late as its readers allow, or
   * as long as another node needs the same rows, in its place or behind all others within its tick.
   */
  List<RowsTiming> delays(RowsRun run, int node, boolean upward) {
    List<RowsTiming> delays = new ArrayList<>(later(run, node, upward));
    if (latest(run, node, upward) > firstTick(node)) {
      delays.addAll(behind(node).later(run, node, upward));
    }
    delays.remove(this);
    return delays;
  }

  private List<RowsTiming> later(RowsRun run, int node, boolean upward) {
    int latest = latest(run, node, upward);
    Set<Integer> ticks = ticksOfOthers(run, node, upward);
    ticks.add(latest);
    return ticks.stream()
        .filter(tick -> firstTick(node) <= tick && tick <= latest)
        .map(tick -> withFirstTick(node, tick))
        .toList();
  }

  /** The same, but a node runs behind all others within its ticks. */
  RowsTiming behind(int node) {
    List<Integer> behind = new ArrayList<>(sequence);
    behind.remove((Integer) node);
    behind.add(node);
    return new RowsTiming(behind, firstTicks);
  }

  /** The same, but a node makes its first row at a given tick. */
  RowsTiming withFirstTick(int node, int tick) {
    List<Integer> ticks = new ArrayList<>(firstTicks);
    ticks.set(node, tick);
    return new RowsTiming(sequence, ticks);
  }

  /** The ticks at which other readers of rows that a node reads begin with the same row as it. */
  private Set<Integer> ticksOfOthers(RowsRun run, int node, boolean upward) {
    Set<Integer> ticks = new TreeSet<>();
    int rowsAtTop = run.reach(node, upward).top();
    for (Operand operand : run.node(node).inputs()) {
      Optional<Integer> maker = run.maker(operand.tensor());
      for (int other : maker.map(run::readers).orElse(List.of())) {
        int rows = run.reach(other, upward).top() - rowsAtTop;
        ticks.add(firstTick(other) + run.period(operand.tensor()) * rows);
      }
    }
    return ticks;
  }

  /** Whether each node, by its place in the run, can be delayed, perhaps after its readers. */
  List<Boolean> canBeDelayed(RowsRun run, boolean upward) {
    RowsTiming late = this;
    for (int node = run.size() - 1; node >= 0; node--) {
      int latest = late.latest(run, node, upward);
      if (latest > firstTick(node)) {
        late = late.withFirstTick(node, latest);
      }
    }
    List<Boolean> delayed = new ArrayList<>();
    for (int node = 0; node < run.size(); node++) {
      delayed.add(late.firstTick(node) > firstTick(node));
    }
    return delayed;
  }

  /** The last tick at which a node's first row is in time for all that read it. */
  int latest(RowsRun run, int node, boolean upward) {
    if (run.readers(node).isEmpty() || run.sums(node) > 0) {
      return firstTick(node);
    }
    int latest = Integer.MAX_VALUE;
    for (int reader : run.readers(node)) {
      int read = firstTick(reader) - waitTicks(run, run.counted(node), reader, upward);
      latest = Math.min(latest, position(reader) < position(node) ? read - 1 : read);
    }
    return latest;
  }
}
