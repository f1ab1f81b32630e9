package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.emit.java.ReferenceEmitter;
import dev.pex.processor.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a graph by the reference generated for it: every tensor, the inputs among them. */
public final class ReferenceRunner implements Runner {
  private final Graph graph;
  private final Runner network;

  private ReferenceRunner(Graph graph, Runner network) {
    this.graph = graph;
    this.network = network;
  }

  /** Generates, compiles and loads a reference. */
  public ReferenceRunner(Graph graph) {
    this(graph, of(List.of(graph)).get(0).network);
  }

  /** References of many graphs, compiled by one run of javac. */
  public static List<ReferenceRunner> of(List<Graph> graphs) {
    List<GeneratedJava> generated = new ArrayList<>();
    for (Graph graph : graphs) {
      ModelClass model = new ModelClass("generated", "Network" + generated.size(), true);
      generated.add(new ReferenceEmitter().emit(graph, model));
    }
    GeneratedClasses classes = GeneratedClasses.of(generated);
    List<ReferenceRunner> runners = new ArrayList<>();
    for (int i = 0; i < graphs.size(); i++) {
      Runner network = new GeneratedNetwork(classes.newInstance(generated.get(i)));
      runners.add(new ReferenceRunner(graphs.get(i), network));
    }
    return List.copyOf(runners);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    List<Map<String, byte[]>> results = network.run(inputs);
    for (int i = 0; i < results.size(); i++) {
      for (int port = 0; port < graph.inputs().size(); port++) {
        String tensor = graph.inputs().get(port).tensor().name();
        results.get(i).put(tensor, inputs.get(i).get(port));
      }
    }
    return results;
  }
}
