package dev.pex.processor.schedule;

import dev.pex.processor.schedule.Dataflow.Flow;
import dev.pex.processor.schedule.Dataflow.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A peak that no order can go below. While an operator runs, its operands and output are there, and
 * every tensor made by an operator it depends on (or by the caller) that a later one still needs.
 */
final class SchedulePeakBound {
  private final Dataflow flow;
  private final List<Downset> before;
  private final List<Downset> after;

  private SchedulePeakBound(Dataflow flow) {
    this.flow = flow;
    this.before = ancestors(flow);
    this.after = descendants(flow, before);
  }

  static int of(Dataflow flow) {
    SchedulePeakBound bound = new SchedulePeakBound(flow);
    int bytes = bound.first();
    for (int operator = 0; operator < flow.operators(); operator++) {
      bytes = Math.max(bytes, bound.during(operator));
    }
    return bytes;
  }

  private static List<Downset> ancestors(Dataflow flow) {
    List<Downset> before = new ArrayList<>();
    for (int operator = 0; operator < flow.operators(); operator++) {
      Downset all = flow.none();
      for (int earlier = 0; earlier < operator; earlier++) {
        if (flow.step(operator).dependencies().contains(earlier)) {
          all = all.with(earlier).union(before.get(earlier));
        }
      }
      before.add(all);
    }
    return before;
  }

  private static List<Downset> descendants(Dataflow flow, List<Downset> before) {
    List<Downset> after = new ArrayList<>(Collections.nCopies(flow.operators(), flow.none()));
    for (int operator = 0; operator < flow.operators(); operator++) {
      for (int earlier = 0; earlier < operator; earlier++) {
        if (before.get(operator).contains(earlier)) {
          after.set(earlier, after.get(earlier).with(operator));
        }
      }
    }
    return after;
  }

  /** Some operator runs first, with all inputs there. */
  private int first() {
    int inputBytes = flow.inputBytes();
    int least =
        flow.operators() == 0 ? inputBytes + flow.unreadBytes(flow.none()) : Integer.MAX_VALUE;
    for (int operator = 0; operator < flow.operators(); operator++) {
      if (flow.isReady(operator, flow.none())) {
        least = Math.min(least, flow.bytesDuring(operator, flow.none(), inputBytes));
      }
    }
    return least;
  }

  private int during(int operator) {
    Step step = flow.step(operator);
    int bytes = 0;
    for (Flow tensor : flow.flows()) {
      boolean made = tensor.isInput() || before.get(operator).contains(tensor.producer());
      boolean read = tensor.readers().contains(operator);
      bytes += made && (read || isNeededAfter(tensor, operator)) ? tensor.bytes() : 0;
    }
    boolean canOverwrite =
        step.inPlace().stream().anyMatch(tensor -> !isNeededAfter(tensor, operator));
    return canOverwrite ? bytes : bytes + step.output().bytes();
  }

  private boolean isNeededAfter(Flow tensor, int operator) {
    return tensor.kept() || tensor.readers().meets(after.get(operator));
  }
}
