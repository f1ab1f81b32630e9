package dev.pex.processor.memory;

import dev.pex.processor.schedule.Schedule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places buffers in the smallest arena: a greedy layout, which a lower bound often proves to be the
 * best; otherwise an exhaustive search up to a fixed amount of work.
 */
public final class MemoryPlanner {
  private static final long DEFAULT_WORK = 100_000_000;
  private static final long TRIAL_WORK = 1_000_000;

  private final long work;

  /** A planner that gives up after about half a second. */
  public MemoryPlanner() {
    this(DEFAULT_WORK);
  }

  /**
   * A planner with a limit of its own, which does not depend on the machine.
   *
   * @param work distances looked at before the search gives up
   */
  public MemoryPlanner(long work) {
    this.work = work;
  }

  /** The arena of a schedule that is one of many to choose from: found with little work. */
  public static int trialBytes(Schedule schedule) {
    return new MemoryPlanner(TRIAL_WORK).layOut(schedule).arenaBytes();
  }

  /** What no layout of a schedule goes below, as far as as much work shows. */
  public static int trialBoundBytes(Schedule schedule) {
    return new MemoryPlanner(TRIAL_WORK).layOut(schedule).lowerBoundBytes();
  }

  /** The best layout of the schedule's tensors. */
  public MemoryLayout layOut(Schedule schedule) {
    return layOut(new Lifetimes().of(schedule), schedule.peakBytes());
  }

  /** The best layout of any buffers; placements are in the order of the problem's buffers. */
  public MemoryLayout layOut(MemoryProblem problem) {
    return layOut(problem, 0);
  }

  private MemoryLayout layOut(MemoryProblem problem, int knownBoundBytes) {
    Separations separations = new Separations(problem);
    int boundBytes = Math.max(knownBoundBytes, new LayoutBound(separations).bytes());
    int[] offsets = new GreedyPlacement(separations).offsets(boundBytes);
    int arenaBytes = separations.arenaBytes(offsets);
    if (arenaBytes > boundBytes) {
      OrientationSearch search = search(separations, offsets, boundBytes);
      boolean exhausted = search.run(boundBytes, work);
      offsets = search.offsets();
      arenaBytes = search.arenaBytes();
      boundBytes = exhausted ? arenaBytes : boundBytes;
    }
    return new MemoryLayout(placements(problem, offsets), arenaBytes, boundBytes);
  }

  /**
   * A search from these offsets; from better ones if a layout as small as the bound is found by
   * looking for nothing else, where most pairs of buffers fit one way only.
   */
  private OrientationSearch search(Separations separations, int[] offsets, int boundBytes) {
    OrientationSearch atBound = new OrientationSearch(separations, offsets, boundBytes + 1);
    atBound.run(boundBytes, work);
    return atBound.arenaBytes() <= boundBytes
        ? atBound
        : new OrientationSearch(separations, offsets, separations.arenaBytes(offsets));
  }

  private static List<Placement> placements(MemoryProblem problem, int[] offsets) {
    return IntStream.range(0, offsets.length)
        .mapToObj(i -> new Placement(problem.buffers().get(i), offsets[i]))
        .toList();
  }
}
