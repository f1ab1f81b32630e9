package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.program.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether generated C computes on every emulated board what the reference kernels do. */
@Tag("native")
final class BoardRunnerTest {
  private static final Graph ALL = OneGraph.of("AllOperators", OperatorGraphs.all(1));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cortex-m0plus",
        "cortex-m3",
        "cortex-m4",
        "cortex-m7",
        "cortex-m33",
        "cortex-m55",
        "riscv32"
      })
  void everyOperatorEqualsTheReference(String core) {
    List<List<byte[]>> inputs = InputValues.of(ALL, 16, 1);
    List<Map<String, byte[]>> expected = new GraphRunner(ALL).run(inputs);
    List<Map<String, byte[]>> actual = new BoardRunner(core, PlainPlan.link(ALL)).run(inputs);
    assertThat(actual).hasSameSizeAs(inputs);
    for (int inference = 0; inference < inputs.size(); inference++) {
      for (Node node : ALL.nodes()) {
        String tensor = node.output().name();
        assertThat(actual.get(inference).get(tensor))
            .as("'%s', inference %d", tensor, inference)
            .isEqualTo(expected.get(inference).get(tensor));
      }
    }
  }

  @Test
  void measuresTheCostOfAnInference() {
    Program program = PlainPlan.link(ALL);
    BoardRunner runner = new BoardRunner(program);
    BoardCost cost = runner.measure();
    assertThat(cost.arenaBytes()).isEqualTo(program.arenaBytes());
    assertThat(cost.weightsBytes())
        .isBetween(program.constantBytes(), program.constantBytes() + 4 * 100);
    assertThat(cost.instructions()).isPositive();
    assertThat(cost.stackBytes()).isBetween(1, 2000);
    assertThat(cost.firmwareBytes()).isGreaterThan(cost.codeBytes() + cost.weightsBytes());
    assertThat(runner.measure()).as("the same again").isEqualTo(cost);
  }

  @Test
  void profilesEveryOperator() {
    Program program = PlainPlan.link(ALL);
    BoardRunner runner = new BoardRunner("riscv32", program);
    Map<String, Long> operators = runner.profile();
    long counted = operators.values().stream().mapToLong(Long::longValue).sum();
    assertThat(operators)
        .hasSizeGreaterThan(15)
        .allSatisfy((name, count) -> assertThat(count).isPositive());
    assertThat((double) counted / runner.measure().instructions()).isBetween(0.95, 1.05);
  }
}
