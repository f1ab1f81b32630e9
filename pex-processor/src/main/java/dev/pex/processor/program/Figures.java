package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.LayerwisePeak;
import dev.pex.processor.schedule.Schedule;
import java.util.List;

/**
 * What plan.json and messages say about a plan beyond what stands in the {@link Program}.
 *
 * @param inputInArena bytes of the network's inputs that lie in the arena
 * @param outputInArena bytes of the network's outputs that lie in the arena
 * @param macs multiply-accumulates of one inference, recomputed ones left out
 * @param macsAsWritten those of the model before it was rewritten
 * @param recomputedMacs multiply-accumulates that are done a second time
 * @param overheadInstructions an estimate of what partial execution adds to whole tensors
 * @param lowerBoundBytes what no schedule of the kinds tried can go below, wherever its bytes lie
 * @param layerwiseBytes peak of whole tensors in the given order, nothing in place
 */
public record Figures(
    int inputInArena,
    int outputInArena,
    long macs,
    long macsAsWritten,
    long recomputedMacs,
    long overheadInstructions,
    int lowerBoundBytes,
    int layerwiseBytes) {
  /**
   * The figures of a schedule.
   *
   * @param written the graph as it was written
   * @param graph the same after its rewrites; the schedule's has copies of what runs twice
   */
  public static Figures of(Graph written, Graph graph, Schedule schedule) {
    return new Figures(
        bytes(graph.inputs()),
        bytes(graph.outputs()),
        macs(graph),
        macs(written),
        macs(schedule.graph()) - macs(graph),
        schedule.overheadInstructions(),
        schedule.lowerBoundBytes(),
        new LayerwisePeak().bytes(graph));
  }

  private static long macs(Graph graph) {
    return graph.nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
  }

  private static int bytes(List<Port> ports) {
    return ports.stream()
        .map(Port::tensor)
        .distinct()
        .mapToInt((Tensor tensor) -> tensor.shape().elements())
        .sum();
  }
}
