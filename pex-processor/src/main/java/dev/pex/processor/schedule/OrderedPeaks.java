package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.List;

/** What an order of operators costs: the bytes alive at each of its steps. */
final class OrderedPeaks {
  private final List<Integer> operators;
  private final List<Integer> stepBytes = new ArrayList<>();
  private final int inputBytes;

  OrderedPeaks(Dataflow flow, List<Integer> operators) {
    this.operators = List.copyOf(operators);
    this.inputBytes = flow.inputBytes() + flow.unreadBytes(flow.none());
    Downset done = flow.none();
    int aliveBytes = flow.inputBytes();
    for (int operator : operators) {
      stepBytes.add(flow.bytesDuring(operator, done, aliveBytes));
      aliveBytes = flow.bytesAfter(operator, done, aliveBytes);
      done = done.with(operator);
    }
  }

  List<Integer> operators() {
    return operators;
  }

  List<Integer> stepBytes() {
    return stepBytes;
  }

  /** The most bytes alive at one step; those of the inputs where there is no step. */
  int peakBytes() {
    return stepBytes.stream().mapToInt(Integer::intValue).max().orElse(inputBytes);
  }
}
