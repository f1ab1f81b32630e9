package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.selftest.GraphEvaluation;
import java.util.List;
import java.util.Map;

/** Runs a graph node by node with the reference kernels, without any generated code. */
public final class GraphRunner implements Runner {
  private final Graph graph;

  /** A runner of a graph, which may be original or rewritten. */
  public GraphRunner(Graph graph) {
    this.graph = graph;
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    return inputs.stream().map(input -> GraphEvaluation.tensors(graph, input)).toList();
  }
}
