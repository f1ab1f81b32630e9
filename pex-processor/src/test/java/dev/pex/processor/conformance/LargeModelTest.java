package dev.pex.processor.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.schedule.PlanningMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** MobileNetV2 1.0, 224x224x3, computes the same bytes in every mode, tensor by tensor. */
@Tag("native")
final class LargeModelTest {
  private static final Graph NETWORK = KnownNetworks.mobileNetV2();
  private static final List<List<byte[]>> INPUTS = RandomGraphs.inputs(NETWORK, 1, 1);

  @TestFactory
  Stream<DynamicTest> everyModeEqualsTheReference() {
    Comparison expected = new Comparison(NETWORK.name(), new GraphRunner(NETWORK).run(INPUTS));
    Stream<DynamicTest> modes =
        Stream.of(PlanningMode.values())
            .flatMap(
                mode -> runs(mode.label(), PlannedNetwork.of(NETWORK, mode.kinds()), expected));
    PlannedNetwork fed = PlannedNetwork.of(FedGraph.of(NETWORK));
    return Stream.concat(modes, runs("fed by rows", fed, expected));
  }

  private static Stream<DynamicTest> runs(
      String mode, PlannedNetwork planned, Comparison expected) {
    return Stream.of(
        dynamicTest(
            mode + ", generated executor",
            () -> compare(new ExecutorRunner(planned.program()), planned, expected)),
        dynamicTest(
            mode + ", generated C by " + CBuild.QUICK,
            () -> compare(HostCRunner.compile(planned.program(), CBuild.QUICK), planned, expected)),
        dynamicTest(
            mode + ", generated C on a Cortex-M4",
            () -> compare(new BoardRunner(planned.program()), planned, expected)));
  }

  private static void compare(Runner runner, PlannedNetwork planned, Comparison expected) {
    expected.assertShown(runner.run(INPUTS), planned.survivors());
  }
}
