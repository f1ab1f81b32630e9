package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Finds the schedule that needs the smallest arena: the best order of operators, then the best cut
 * of that order into whole stages and rows stages, then the direction of each rows stage that lets
 * it be laid out best. docs/planning.md says what is counted.
 */
public final class Scheduler {
  private static final int PEAKS_TRIED = 4;
  private static final int LAYOUTS_TRIED = 40;

  private final StageKinds kinds;
  private final ToIntFunction<Schedule> layoutBytes;

  /**
   * A scheduler of whole stages and these kinds.
   *
   * @param layoutBytes the size of the arena into which a schedule can be laid out
   */
  public Scheduler(StageKinds kinds, ToIntFunction<Schedule> layoutBytes) {
    this.kinds = kinds;
    this.layoutBytes = layoutBytes;
  }

  /** The best schedule of a graph that {@link dev.pex.processor.graph.GraphVerifier} accepts. */
  public Schedule schedule(Graph graph) {
    Schedule whole = new OperatorOrder().schedule(graph);
    return kinds.rows() ? partial(graph, whole) : whole;
  }

  private Schedule partial(Graph graph, Schedule whole) {
    List<Node> nodes = whole.stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
    StageSearch search = new StageSearch(new NodeOrder(graph, nodes));
    if (nodes.isEmpty() || search.leastPeakBytes() >= whole.peakBytes()) {
      return whole;
    }
    Choice choice = new Choice(graph, nodes, layoutBytes, search.leastPeakBytes());
    List<Integer> peaks = new ArrayList<>(List.of(search.leastPeakBytes()));
    peaks.addAll(search.higherPeaks());
    for (int peak : peaks.subList(0, Math.min(PEAKS_TRIED, peaks.size()))) {
      if (peak < choice.bestBytes) {
        choice.consider(search.stagesWithin(peak));
      }
    }
    return choice.best(whole);
  }

  /** The best of the schedules considered so far. */
  private static final class Choice {
    private final Graph graph;
    private final List<Node> nodes;
    private final ToIntFunction<Schedule> layoutBytes;
    private final int boundBytes;
    private final List<Schedule> bests = new ArrayList<>();
    private int bestBytes = Integer.MAX_VALUE;
    private int layoutsTried;

    Choice(Graph graph, List<Node> nodes, ToIntFunction<Schedule> layoutBytes, int boundBytes) {
      this.graph = graph;
      this.nodes = nodes;
      this.layoutBytes = layoutBytes;
      this.boundBytes = boundBytes;
    }

    /** Tries stages as they are, then with the direction of single stages turned round. */
    void consider(List<Stage> stages) {
      layOut(stages);
      NodeOrder order = new NodeOrder(graph, nodes);
      List<Stage> current = stages;
      int first = 0;
      for (int i = 0; i < stages.size() && mayImprove(); i++) {
        if (stages.get(i) instanceof Stage.Rows) {
          List<Stage> turned = new ArrayList<>(current);
          RowsRun run =
              RowsRun.of(order, first, first + stages.get(i).nodes().size()).orElseThrow();
          turned.set(i, new RowsStageChoice(run, true).wholeRows());
          if (layOut(turned)) {
            current = turned;
          }
        }
        first += stages.get(i).nodes().size();
      }
    }

    private boolean mayImprove() {
      return bestBytes > boundBytes && layoutsTried < LAYOUTS_TRIED;
    }

    /** Whether the schedule of these stages is the best so far. */
    private boolean layOut(List<Stage> stages) {
      int peakBytes = stages.stream().mapToInt(Stage::peakBytes).max().orElse(0);
      if (peakBytes >= bestBytes) {
        return false;
      }
      Schedule schedule =
          new Schedule(graph, stages, peakBytes, boundBytes, peakBytes == boundBytes);
      layoutsTried++;
      int bytes = layoutBytes.applyAsInt(schedule);
      if (bytes >= bestBytes) {
        return false;
      }
      bestBytes = bytes;
      bests.add(schedule);
      return true;
    }

    Schedule best(Schedule whole) {
      return bests.isEmpty() || bestBytes > layoutBytes.applyAsInt(whole)
          ? whole
          : bests.get(bests.size() - 1);
    }
  }
}
