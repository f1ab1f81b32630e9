package dev.pex.processor.schedule;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * The most by which the delay of a node of a rows stage can lower the peak: at the dearest tick,
 * what the node makes, and fronts of what it reads and of what its readers make. Everything else
 * lives as long as before, or longer.
 */
final class DelayGain {
  private final RowsRun run;
  private final Map<String, Integer> liveBytes = new HashMap<>();

  /**
   * A measure.
   *
   * @param before what is live in the stage without the delay
   */
  DelayGain(RowsRun run, StagePresence before) {
    this.run = run;
    int tick = before.peak().tick();
    for (Presence each : before.presences()) {
      liveBytes.put(each.buffer(), each.liveBytes(tick));
    }
  }

  /** Of one node, by its place in the run. */
  int bytes(int node) {
    Tensor output = run.node(node).output();
    int bytes = live(output.name()) + live(output.name() + ".lines") + front(output);
    for (Operand operand : run.node(node).inputs()) {
      bytes += front(operand.tensor());
    }
    for (int reader : run.readers(node)) {
      bytes += front(run.node(reader).output());
    }
    return bytes;
  }

  private int front(Tensor tensor) {
    return live(tensor.name() + ".front");
  }

  private int live(String buffer) {
    return liveBytes.getOrDefault(buffer, 0);
  }
}
