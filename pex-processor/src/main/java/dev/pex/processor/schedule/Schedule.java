package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.List;

/**
 * The stages in order of execution.
 *
 * @param peakBytes the most bytes alive at any step, before placement
 * @param lowerBoundBytes what no schedule of these stages' kinds can go below
 * @param optimal whether the search was exhaustive, so that {@code peakBytes} is the least
 */
public record Schedule(
    Graph graph, List<Stage> stages, int peakBytes, int lowerBoundBytes, boolean optimal) {
  public Schedule {
    stages = List.copyOf(stages);
  }

  /** The same stages, of which a bound is known. */
  Schedule withLowerBound(int bytes) {
    return new Schedule(graph, stages, peakBytes, bytes, peakBytes == bytes);
  }

  /** An estimate of the instructions executed beyond those of whole stages. */
  public long overheadInstructions() {
    Overhead overhead = new Overhead();
    return stages.stream().mapToLong(stage -> stage.accept(overhead)).sum();
  }
}
