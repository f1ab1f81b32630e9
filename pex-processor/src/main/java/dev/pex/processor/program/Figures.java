package dev.pex.processor.program;

/**
 * What plan.json and messages say about a plan beyond what stands in the {@link Program}.
 *
 * @param inputInArena bytes of the network's inputs that lie in the arena
 * @param outputInArena bytes of the network's outputs that lie in the arena
 * @param macs multiply-accumulates of one inference, recomputed ones left out
 * @param recomputedMacs multiply-accumulates that are done a second time
 * @param lowerBoundBytes what no plan of the kinds tried can go below
 * @param layerwiseBytes peak of whole tensors in the given order, nothing in place
 */
public record Figures(
    int inputInArena,
    int outputInArena,
    long macs,
    long recomputedMacs,
    int lowerBoundBytes,
    int layerwiseBytes) {
  /** The figures of a schedule. */
  public static Figures of(dev.pex.processor.schedule.Schedule schedule) {
    return new Figures(
        0,
        0,
        0,
        0,
        schedule.lowerBoundBytes(),
        new dev.pex.processor.schedule.LayerwisePeak().bytes(schedule.graph()));
  }
}
