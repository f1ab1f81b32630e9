package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Lays out stages as they are, then with single rows stages running the other way round, and keeps
 * each turn that needs fewer bytes. All searches together lay out a fixed number of schedules.
 */
final class DirectionSearch {
  private static final int LAYOUTS_TRIED = 40;

  private final Graph graph;
  private final NodeOrder order;
  private final int boundBytes;
  private final ToIntFunction<Schedule> layoutBytes;
  private int layoutsTried;

  /**
   * A search for stages of an order of the graph's nodes.
   *
   * @param boundBytes the least peak of any stages of this order
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   */
  DirectionSearch(
      Graph graph, NodeOrder order, int boundBytes, ToIntFunction<Schedule> layoutBytes) {
    this.graph = graph;
    this.order = order;
    this.boundBytes = boundBytes;
    this.layoutBytes = layoutBytes;
  }

  /** Whether there is work left to do. */
  boolean goesOn() {
    return layoutsTried < LAYOUTS_TRIED;
  }

  /**
   * These stages in the best directions found.
   *
   * @param enoughBytes the size of an arena that need not be improved
   */
  LaidOut best(List<Stage> stages, int enoughBytes) {
    List<Stage> current = new ArrayList<>(stages);
    LaidOut best = layOut(current);
    int first = 0;
    for (int i = 0; i < current.size() && best.arenaBytes() > enoughBytes && goesOn(); i++) {
      Stage stage = current.get(i);
      int end = first + stage.nodes().size();
      if (stage instanceof Stage.Rows rows) {
        current.set(i, turned(rows, first, end));
        LaidOut turned = layOut(current);
        if (turned.arenaBytes() < best.arenaBytes()) {
          best = turned;
        } else {
          current.set(i, stage);
        }
      }
      first = end;
    }
    return best;
  }

  private Stage turned(Stage.Rows stage, int first, int end) {
    RowsRun run = RowsRun.of(order, first, end).orElseThrow();
    return new RowsStageChoice(run, !stage.upward(), Integer.MAX_VALUE).wholeRows();
  }

  private LaidOut layOut(List<Stage> stages) {
    int peakBytes = stages.stream().mapToInt(Stage::peakBytes).max().orElse(0);
    Schedule schedule = new Schedule(graph, stages, peakBytes, boundBytes, peakBytes == boundBytes);
    layoutsTried++;
    return new LaidOut(schedule, layoutBytes.applyAsInt(schedule));
  }
}
