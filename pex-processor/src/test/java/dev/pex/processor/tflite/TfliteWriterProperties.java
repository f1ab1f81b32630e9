package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.conformance.RandomGraphs;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.rewrite.Rewrites;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every graph that is written. */
class TfliteWriterProperties {
  @Property(tries = 1000)
  void readingUndoesWriting(@ForAll long seed) {
    Graph graph = RandomGraphs.graph(seed);

    Graph again = TfliteWriterTest.read(new TfliteWriter().write(graph), graph.name());

    Graph folded = PlainGraph.withoutOthers(named(again, graph), names(graph));
    assertThat(PlainGraph.of(folded)).isEqualTo(PlainGraph.of(graph));
  }

  @Property(tries = 200)
  void rewrittenGraphsComputeTheSameInTensorFlowLite(@ForAll long seed) {
    Graph graph = RandomGraphs.graph(seed);
    Graph rewritten = new Rewrites().apply(graph);
    List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seed, 2);

    List<Map<String, byte[]>> expected = run(graph, inputs);
    List<Map<String, byte[]>> actual = run(rewritten, inputs);

    for (int inference = 0; inference < inputs.size(); inference++) {
      Map<String, byte[]> shown = expected.get(inference);
      Map<String, byte[]> survivors = actual.get(inference);
      assertThat(survivors.keySet()).containsAll(names(rewritten));
      survivors.keySet().retainAll(shown.keySet());
      survivors.forEach(
          (tensor, values) -> assertThat(values).as(tensor).isEqualTo(shown.get(tensor)));
    }
  }

  private static Set<String> names(Graph graph) {
    return graph.nodes().stream()
        .map(node -> node.output().name())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Map<String, byte[]>> run(Graph graph, List<List<byte[]>> inputs) {
    return new TfliteRunner(new TfliteWriter().write(graph)).run(inputs);
  }

  /** The graph with the port names of another: a float port cannot share its tensor's name. */
  private static Graph named(Graph graph, Graph other) {
    return new Graph(
        graph.name(),
        named(graph.inputs(), other.inputs()),
        graph.nodes(),
        named(graph.outputs(), other.outputs()));
  }

  private static List<Port> named(List<Port> ports, List<Port> others) {
    List<Port> named = new ArrayList<>();
    for (int index = 0; index < ports.size(); index++) {
      Port port = ports.get(index);
      named.add(new Port(others.get(index).name(), port.operand(), port.type()));
    }
    return named;
  }
}
