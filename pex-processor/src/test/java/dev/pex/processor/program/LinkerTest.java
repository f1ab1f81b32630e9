package dev.pex.processor.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the linker decides: tables, names and addresses. */
final class LinkerTest {
  private static final Origin ORIGIN = Origin.of("a test");

  @Test
  void foldsTheInputsZeroPointIntoTheBias() {
    Program program = link(List.of(dense(new byte[] {1, 2, 3, -4}, 100, 200)));
    assertThat(words(program, "layer_0_bias")).containsExactly(100 - 7 * 3, 200 + 7 * 1);
  }

  @Test
  void keepsEqualTablesOnce() {
    byte[] weights = {1, 2, 3, 4};
    Program program = link(List.of(dense(weights, 1, 2), dense(weights, 3, 4)));
    assertThat(program.constants())
        .extracting(Constant::name)
        .containsExactly(
            "layer_0_weights",
            "layer_0_bias",
            "layer_0_multiplier",
            "layer_0_shift",
            "layer_1_bias");
    assertThat(program.constantBytes()).isEqualTo(4 + 8 + 8 + 2 + 8);
  }

  @Test
  void givesEveryStageAFunctionAndEveryTensorACompletion() {
    Program program = link(List.of(dense(new byte[4], 0, 0), new Op.Softmax(1f)));
    assertThat(program.name()).isEqualTo("my_network");
    assertThat(program.sections())
        .extracting(Section::name)
        .containsExactly("stage_1_layer_0", "stage_2_layer_1");
    assertThat(program.sections())
        .allSatisfy(
            section ->
                assertThat(section.body().get(section.body().size() - 1))
                    .isInstanceOf(Statement.Complete.class));
  }

  @Test
  void addressesLieWithinTheArena() {
    Program program = link(List.of(dense(new byte[4], 0, 0), new Op.Softmax(1f)));
    for (MappedBuffer buffer : program.memoryMap()) {
      assertThat(buffer.offset()).isBetween(0, program.arenaBytes() - buffer.bytes());
    }
    assertThat(program.inputs()).extracting(ProgramPort::name).containsExactly("input");
    assertThat(program.outputs()).extracting(ProgramPort::name).containsExactly("layer_1");
  }

  @Test
  void refusesAReshapeThatTheRewritesLeft() {
    assertThatThrownBy(() -> link(List.of(new Op.Reshape(Shape.vector(2)))))
        .hasMessage("RESHAPE 'layer_0' was not folded by the rewrites");
  }

  private static Op.Dense dense(byte[] weights, int... bias) {
    Filter filter =
        new Filter(
            Int8Values.copyOf(weights), 2, 1, 1, 2, FloatValues.copyOf(new float[] {0.5f, 0.25f}));
    return new Op.Dense(filter, Int32Values.copyOf(bias), FusedActivation.NONE);
  }

  private static int[] words(Program program, String name) {
    return program.constants().stream()
        .filter(constant -> constant.name().equals(name))
        .map(constant -> ((Constant.Words) constant).values().toArray())
        .findFirst()
        .orElseThrow();
  }

  /** A chain of operators on vectors of two. */
  private static Program link(List<Op> ops) {
    Tensor input = tensor("input");
    List<Node> nodes = new ArrayList<>();
    Tensor last = input;
    for (Op op : ops) {
      Tensor output = tensor("layer_" + nodes.size());
      nodes.add(new Node(op, List.of(Operand.of(last)), output, ORIGIN));
      last = output;
    }
    Graph graph = new Graph("MyNetwork", List.of(port(input)), nodes, List.of(port(last)));
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    return new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
  }

  private static Tensor tensor(String name) {
    return new Tensor(name, Shape.vector(2), new Quantization(0.5f, 7), ORIGIN);
  }

  private static Port port(Tensor tensor) {
    return new Port(tensor.name(), Operand.of(tensor), Port.ElementType.INT8);
  }
}
