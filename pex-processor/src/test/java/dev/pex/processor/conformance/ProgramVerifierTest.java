package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import dev.pex.processor.program.ProgramVerifier;
import dev.pex.processor.program.Section;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verifier of programs accepts what the compiler makes and sees what is damaged. */
final class ProgramVerifierTest {
  private final ProgramVerifier verifier = new ProgramVerifier();

  @Test
  void acceptsEveryOperator() {
    for (Graph graph : OperatorGraphs.all(2)) {
      assertThat(verifier.findings(graph, PlainPlan.link(graph))).as(graph.name()).isEmpty();
    }
  }

  @Test
  void acceptsPlannedNetworks() {
    for (int seed = 0; seed < 300; seed++) {
      PlannedNetwork network = PlannedNetwork.of(RandomGraphs.graph(seed));
      assertThat(verifier.findings(network.rewritten(), network.program()))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void seesAStageThatIsMissing() {
    Graph graph = OneGraph.of("Two", OperatorGraphs.all(2).subList(0, 2));
    Program program = PlainPlan.link(graph);
    Program damaged = with(program, program.sections().subList(1, 2), program.outputs());
    assertThat(verifier.findings(graph, damaged))
        .singleElement()
        .asString()
        .startsWith("the caller wants element 0 of 'conv/output'");
  }

  @Test
  void seesAnOutputAtAWrongPlace() {
    Graph graph = OperatorGraphs.all(2).get(0);
    Program program = PlainPlan.link(graph);
    List<ProgramPort> moved = new ArrayList<>();
    for (ProgramPort port : program.outputs()) {
      moved.add(
          new ProgramPort(
              port.name(), port.offset() - 1, port.shape(), port.quantization(), port.type()));
    }
    assertThat(verifier.findings(graph, with(program, program.sections(), moved))).hasSize(1);
  }

  private static Program with(Program program, List<Section> sections, List<ProgramPort> outputs) {
    return new Program(
        program.name(),
        program.arenaBytes(),
        program.memoryMap(),
        program.inputs(),
        outputs,
        program.constants(),
        sections);
  }
}
