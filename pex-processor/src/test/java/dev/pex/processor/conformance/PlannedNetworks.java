package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import java.util.List;
import java.util.Map;

/** Planned random graphs, compiled together because that is faster. */
final class PlannedNetworks {
  private PlannedNetworks() {}

  /**
   * Fails unless the generated executor and the generated C on this machine show what the reference
   * kernels compute.
   *
   * @param seeds one for the inputs of each network
   */
  static void assertEqualTheReference(
      List<PlannedNetwork> planned, List<Long> seeds, int inferences) {
    List<Program> programs = planned.stream().map(PlannedNetwork::program).toList();
    List<ExecutorRunner> executors = ExecutorRunner.of(programs);
    List<HostCRunner> hosts = HostCRunner.compile(programs, CBuild.QUICK);
    for (int i = 0; i < planned.size(); i++) {
      Graph graph = planned.get(i).original();
      List<List<byte[]>> inputs = RandomGraphs.inputs(graph, seeds.get(i), inferences);
      List<Map<String, byte[]>> expected = new GraphRunner(graph).run(inputs);
      Comparison comparison = new Comparison(graph.name(), expected);
      comparison.assertShown(executors.get(i).run(inputs), planned.get(i).survivors());
      comparison.assertShown(hosts.get(i).run(inputs), planned.get(i).survivors());
    }
  }
}
