package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.program.Program;
import dev.pex.processor.tflite.TfliteWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Whether small random graphs compute the same bytes everywhere. Generated code of many graphs is
 * compiled together; a failure names the seed of its graph and shows its nodes.
 */
final class RandomGraphProperties {
  private static final int GRAPHS = 125;
  private static final int INFERENCES = 10;

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  void javaEqualsTflite(@ForAll("seeds") List<Long> seeds) {
    List<Case> cases = seeds.stream().map(Case::new).toList();
    List<Graph> graphs = cases.stream().map(each -> each.graph).toList();
    List<ReferenceRunner> references = ReferenceRunner.of(graphs);
    List<ExecutorRunner> executors =
        ExecutorRunner.of(cases.stream().map(each -> each.planned.program()).toList());

    for (int i = 0; i < cases.size(); i++) {
      cases.get(i).compare("reference kernels", new GraphRunner(graphs.get(i)), true);
      cases.get(i).compare("reference", references.get(i), true);
      cases.get(i).compare("executor", executors.get(i), false);
    }
  }

  @Property(tries = 8, shrinking = ShrinkingMode.OFF)
  @Tag("native")
  void hostCEqualsTflite(@ForAll("seeds") List<Long> seeds) {
    List<Case> cases = seeds.stream().map(Case::new).toList();
    List<Program> programs = cases.stream().map(each -> each.planned.program()).toList();
    List<HostCRunner> hosts = HostCRunner.compile(programs, CBuild.QUICK);

    for (int i = 0; i < cases.size(); i++) {
      cases.get(i).compare("host C", hosts.get(i), false);
    }
  }

  @Provide
  Arbitrary<List<Long>> seeds() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(GRAPHS)
        .withoutEdgeCases();
  }

  /** A graph with its inputs and what TFLite computes of them. */
  private static final class Case {
    private final Graph graph;
    private final PlannedNetwork planned;
    private final List<List<byte[]>> inputs;
    private final Comparison comparison;

    Case(long seed) {
      this.graph = RandomGraphs.graph(seed);
      this.inputs = RandomGraphs.inputs(graph, seed, INFERENCES);
      try {
        this.planned = PlannedNetwork.of(graph);
        byte[] model = new TfliteWriter().write(graph);
        this.comparison = new Comparison(graph.name(), new TfliteRunner(model).run(inputs));
      } catch (RuntimeException | AssertionError e) {
        throw failure("plan or oracle", e);
      }
    }

    void compare(String runner, Runner actual, boolean everything) {
      try {
        comparison.assertShown(
            actual.run(inputs), everything ? planned.tensors() : planned.survivors());
      } catch (RuntimeException | AssertionError e) {
        throw failure(runner, e);
      }
    }

    private AssertionError failure(String runner, Throwable cause) {
      List<String> nodes = new ArrayList<>();
      for (Node node : graph.nodes()) {
        List<String> inputs = node.inputs().stream().map(each -> each.tensor().name()).toList();
        nodes.add(describe(node.output()) + " = " + node.op() + " of " + inputs);
      }
      graph.inputs().forEach(input -> nodes.add(0, describe(input.tensor()) + " is an input"));
      return new AssertionError(
          runner + " of " + graph.name() + ": " + cause + "\n" + String.join("\n", nodes), cause);
    }

    private static String describe(Tensor tensor) {
      return tensor.name() + " " + tensor.shape() + " " + tensor.quantization();
    }
  }
}
