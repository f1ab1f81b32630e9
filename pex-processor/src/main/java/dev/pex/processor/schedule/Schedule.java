package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.List;

/**
 * The stages in order of execution.
 *
 * @param peakBytes the most bytes alive at any step, before placement
 * @param lowerBoundBytes the arena that no schedule of the kinds allowed goes below, as far as that
 *     is proved
 */
public record Schedule(Graph graph, List<Stage> stages, int peakBytes, int lowerBoundBytes) {
  public Schedule {
    stages = List.copyOf(stages);
  }

  /** Stages before which so many bytes are alive. */
  static Schedule of(Graph graph, int bytesAtStart, List<Stage> stages, int lowerBoundBytes) {
    int peakBytes = stages.stream().mapToInt(Stage::peakBytes).reduce(bytesAtStart, Math::max);
    return new Schedule(graph, stages, peakBytes, lowerBoundBytes);
  }

  /** The same stages, of which a bound is known. */
  Schedule withLowerBound(int bytes) {
    return new Schedule(graph, stages, peakBytes, bytes);
  }

  /** An estimate of the instructions executed beyond those of whole stages. */
  public long overheadInstructions() {
    Overhead overhead = new Overhead();
    return stages.stream().mapToLong(stage -> stage.accept(overhead)).sum();
  }
}
