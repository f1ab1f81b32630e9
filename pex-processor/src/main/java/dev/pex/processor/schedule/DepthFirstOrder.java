package dev.pex.processor.schedule;

import dev.pex.processor.schedule.Dataflow.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order that finishes what it has begun: each operator right after all it depends on, of several
 * branches first the one that needs most beyond what it leaves behind (the rule of Sethi and Ullman
 * for expressions). It is the best one for trees whose branches shrink, and a start for others.
 */
final class DepthFirstOrder {
  private final Dataflow flow;
  private final List<Need> needs = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();
  private Downset done;

  /** What an operator and all before it need, as if nothing were shared, and what they leave. */
  private record Need(int operator, long peakBytes, int leftBytes) {
    long surplusBytes() {
      return peakBytes - leftBytes;
    }
  }

  private DepthFirstOrder(Dataflow flow) {
    this.flow = flow;
    this.done = flow.none();
  }

  /** Operators by their place in the graph. */
  static List<Integer> of(Dataflow flow) {
    DepthFirstOrder search = new DepthFirstOrder(flow);
    for (int operator = 0; operator < flow.operators(); operator++) {
      search.needs.add(search.need(operator));
    }
    for (int operator = 0; operator < flow.operators(); operator++) {
      if (flow.step(operator).output().readers().isEmpty()) {
        search.visit(operator);
      }
    }
    return List.copyOf(search.order);
  }

  private Need need(int operator) {
    long leftBytes = 0;
    long peakBytes = 0;
    for (Need branch : branches(operator)) {
      peakBytes = Math.max(peakBytes, leftBytes + branch.peakBytes());
      leftBytes += branch.leftBytes();
    }
    int outputBytes = flow.step(operator).output().bytes();
    return new Need(operator, Math.max(peakBytes, leftBytes + outputBytes), outputBytes);
  }

  /** The operators that this one waits for, in the order of the rule. */
  private List<Need> branches(int operator) {
    return flow.step(operator).operands().stream()
        .filter(operand -> !operand.isInput())
        .map(Flow::producer)
        .map(needs::get)
        .sorted(Comparator.comparingLong(Need::surplusBytes).reversed())
        .toList();
  }

  private void visit(int operator) {
    if (!done.contains(operator)) {
      for (Need branch : branches(operator)) {
        visit(branch.operator());
      }
      done = done.with(operator);
      order.add(operator);
    }
  }
}
