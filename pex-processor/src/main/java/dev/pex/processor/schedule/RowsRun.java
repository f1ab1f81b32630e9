package dev.pex.processor.schedule;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Consecutive nodes that could form a rows stage, and how their rows and columns relate; whatever
 * the stage's timing will be.
 */
final class RowsRun {
  private final NodeOrder order;
  private final int first;
  private final int end;
  private final Map<String, Integer> rowRates;
  private final Map<String, Integer> columnRates;
  private final int columnMultiple;
  private final Map<String, Integer> makers = new HashMap<>();
  private final List<List<Integer>> readers = new ArrayList<>();
  private final List<RowsReach> downward = new ArrayList<>();
  private final List<RowsReach> upward = new ArrayList<>();

  private RowsRun(
      NodeOrder order,
      int first,
      int end,
      Map<String, Integer> rowRates,
      Map<String, Integer> columnRates) {
    this.order = order;
    this.first = first;
    this.end = end;
    this.rowRates = rowRates;
    this.columnRates = columnRates;
    this.columnMultiple = columnRates.values().stream().reduce(1, RowsRun::multiple);
    for (int i = 0; i < end - first; i++) {
      Node node = node(i);
      makers.put(node.output().name(), i);
      downward.add(RowsReach.of(node, order.rule(node), false));
      upward.add(RowsReach.of(node, order.rule(node), true));
      readers.add(readersOf(node.output()));
    }
  }

  /**
   * The run of positions {@code [first, end)}, if its operators can run row by row together and
   * none or all of them that read the fed input are in it.
   */
  static Optional<RowsRun> of(NodeOrder order, int first, int end) {
    if (order.splitsFeed(first, end)) {
      return Optional.empty();
    }
    Rates rows = new Rates();
    Rates columns = new Rates();
    Set<String> folded = new HashSet<>();
    Set<String> made = new HashSet<>();
    for (Node node : order.run(first, end)) {
      RowRule rule = order.rule(node);
      boolean scaledByMade = order.held(node).filter(made::contains).isPresent();
      if (rule instanceof RowRule.Opaque || readsAny(node, folded) || scaledByMade) {
        return Optional.empty();
      }
      Connection connection = new Connection(node, rows, columns);
      if (rule.accept(connection)) {
        folded.add(node.output().name());
      }
      made.add(node.output().name());
    }
    return rows.solve()
        .flatMap(
            rowRates ->
                columns.solve().map(rates -> new RowsRun(order, first, end, rowRates, rates)));
  }

  private static boolean readsAny(Node node, Set<String> tensors) {
    return node.inputs().stream().anyMatch(operand -> tensors.contains(operand.tensor().name()));
  }

  /** Connects a node's tensors by its strides; answers whether the node folds. */
  private record Connection(Node node, Rates rows, Rates columns)
      implements RowRule.Visitor<Boolean> {
    @Override
    public Boolean local(RowRule.Local rule) {
      for (Operand operand : node.inputs()) {
        String input = operand.tensor().name();
        rows.connect(input, node.output().name(), rule.window().strideHeight());
        columns.connect(input, node.output().name(), rule.window().strideWidth());
      }
      return false;
    }

    @Override
    public Boolean scales(RowRule.Scales rule) {
      rows.connect(node.input().tensor().name(), node.output().name(), 1);
      columns.connect(node.input().tensor().name(), node.output().name(), 1);
      return false;
    }

    @Override
    public Boolean expands(RowRule.Expands rule) {
      String input = node.input().tensor().name();
      rows.connect(node.output().name(), input, rule.height());
      columns.connect(node.output().name(), input, rule.width());
      return false;
    }

    @Override
    public Boolean folds(RowRule.Folds rule) {
      rows.add(node.input().tensor().name());
      columns.add(node.input().tensor().name());
      return true;
    }

    @Override
    public Boolean opaque(RowRule.Opaque rule) {
      throw new IllegalArgumentException("an opaque operator is in no rows stage");
    }
  }

  int size() {
    return end - first;
  }

  int firstPosition() {
    return first;
  }

  int endPosition() {
    return end;
  }

  NodeOrder order() {
    return order;
  }

  /** A node by its place in the run. */
  Node node(int index) {
    return order.node(first + index);
  }

  /**
   * Whether all nodes read the same rows in both directions; then a stage that runs upward needs no
   * less than the one that runs downward at the same ticks.
   */
  boolean isSymmetric() {
    return upward.equals(downward);
  }

  /** Which rows of its input a node reads. */
  RowsReach reach(int index, boolean runsUpward) {
    return (runsUpward ? upward : downward).get(index);
  }

  /** Sums of a node that folds, 0 for others. */
  int sums(int index) {
    return order.rule(node(index)) instanceof RowRule.Folds folds ? folds.sums() : 0;
  }

  /** The tensor whose rows and columns a node counts: its output, or what it folds. */
  Tensor counted(int index) {
    return sums(index) > 0 ? node(index).input().tensor() : node(index).output();
  }

  /** The input that the caller pushes while the run's nodes read it. */
  Optional<Tensor> fed() {
    return order.fed().filter(tensor -> !readersOf(tensor).isEmpty());
  }

  /** Row ticks from one row of a node to its next. */
  int period(int index) {
    return period(counted(index));
  }

  /** Row ticks from one row of a tensor to its next. */
  int period(Tensor tensor) {
    return rate(rowRates, tensor);
  }

  /** Columns of a node in the least column tick that all nodes can share. */
  int columnUnit(int index) {
    return columnMultiple / rate(columnRates, counted(index));
  }

  /** The most units that a node of the run has columns for; one tick of them makes whole rows. */
  int mostColumnUnits() {
    int most = 1;
    for (int index = 0; index < size(); index++) {
      int unit = columnUnit(index);
      most = Math.max(most, (counted(index).shape().width() + unit - 1) / unit);
    }
    return most;
  }

  /** How many units the chunks of a stage of this run have. */
  int columnUnits(Stage.Rows stage) {
    int index = maker(stage.steps().get(0).node().output()).orElseThrow();
    return stage.steps().get(0).columns().perTick() / columnUnit(index);
  }

  private static int rate(Map<String, Integer> rates, Tensor tensor) {
    Integer rate = rates.get(tensor.name());
    if (rate == null) {
      throw new IllegalStateException("'" + tensor.name() + "' has no rate");
    }
    return rate;
  }

  /** The least multiple of both. */
  static int multiple(int a, int b) {
    return a / divisor(a, b) * b;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /** The place in the run of a tensor's maker; nothing if it comes from outside. */
  Optional<Integer> maker(Tensor tensor) {
    return Optional.ofNullable(makers.get(tensor.name()));
  }

  /** Whether what a node makes exists only within the stage. */
  boolean isInternal(int index) {
    return !order.isNeededFrom(node(index).output(), end) && sums(index) == 0;
  }

  /** Places in the run of the nodes that read what a node makes. */
  List<Integer> readers(int index) {
    return readers.get(index);
  }

  /** Places in the run of the nodes that read a tensor. */
  List<Integer> readersOf(Tensor tensor) {
    List<Integer> within = new ArrayList<>();
    for (int position : order.readers(tensor)) {
      if (first <= position && position < end) {
        within.add(position - first);
      }
    }
    return within;
  }
}
