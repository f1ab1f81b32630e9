package dev.pex.processor.graph;

import java.util.ArrayList;
import java.util.List;

/** Graphs of which an input is pushed row by row. */
public final class FedGraph {
  private FedGraph() {}

  /** The same graph with its only, or first, input fed. */
  public static Graph of(Graph graph) {
    return of(graph, 0);
  }

  /** The same graph with one of its inputs fed. */
  public static Graph of(Graph graph, int input) {
    List<Port> inputs = new ArrayList<>(graph.inputs());
    inputs.set(input, inputs.get(input).fedByRows());
    return new Graph(graph.name(), inputs, graph.nodes(), graph.outputs());
  }
}
