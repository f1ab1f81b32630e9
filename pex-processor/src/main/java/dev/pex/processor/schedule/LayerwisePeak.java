package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;

/** The peak of running operator after operator in the given order, tensors whole, none in place. */
public final class LayerwisePeak {
  /** Most bytes of tensors alive at one step. */
  public int bytes(Graph graph) {
    Dataflow flow = new Dataflow(graph);
    Downset done = flow.none();
    int aliveBytes = flow.inputBytes();
    int peakBytes = aliveBytes + flow.unreadBytes(done);
    for (int operator = 0; operator < flow.operators(); operator++) {
      int duringBytes = aliveBytes + flow.unreadBytes(done) + flow.step(operator).output().bytes();
      peakBytes = Math.max(peakBytes, duringBytes);
      aliveBytes = flow.bytesAfter(operator, done, aliveBytes);
      done = done.with(operator);
    }
    return peakBytes;
  }
}
