package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the order of operators that needs the fewest bytes if each runs whole; docs/planning.md
 * says what is counted. The given order is kept if none is better.
 */
final class OperatorOrder {
  /** The best schedule of a graph that {@link dev.pex.processor.graph.GraphVerifier} accepts. */
  Schedule schedule(Graph graph) {
    Dataflow flow = new Dataflow(graph);
    int boundBytes = SchedulePeakBound.of(flow);
    OrderedPeaks known = known(flow);
    if (known.peakBytes() == boundBytes) {
      return schedule(graph, known, boundBytes);
    }
    BottleneckSearch search = new BottleneckSearch(flow, known.peakBytes(), boundBytes);
    OrderedPeaks best = search.order().map(order -> new OrderedPeaks(flow, order)).orElse(known);
    int provedBytes = Math.min(best.peakBytes(), search.leastDroppedPeak());
    return schedule(graph, best, Math.max(boundBytes, provedBytes));
  }

  private static OrderedPeaks known(Dataflow flow) {
    List<Integer> given = IntStream.range(0, flow.operators()).boxed().toList();
    OrderedPeaks inGivenOrder = new OrderedPeaks(flow, given);
    OrderedPeaks depthFirst = new OrderedPeaks(flow, DepthFirstOrder.of(flow));
    return depthFirst.peakBytes() < inGivenOrder.peakBytes() ? depthFirst : inGivenOrder;
  }

  private static Schedule schedule(Graph graph, OrderedPeaks order, int boundBytes) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < order.operators().size(); i++) {
      Node node = graph.nodes().get(order.operators().get(i));
      stages.add(new Stage.Whole(node, order.stepBytes().get(i)));
    }
    int peakBytes = order.peakBytes();
    return new Schedule(graph, stages, peakBytes, boundBytes);
  }
}
