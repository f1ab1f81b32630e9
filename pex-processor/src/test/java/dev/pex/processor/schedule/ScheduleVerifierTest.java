package dev.pex.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad schedules of {@code x(8) -> c(12) -> s(12, in place)}. */
final class ScheduleVerifierTest {
  private static final Graph GRAPH =
      new NetworkSketch("small")
          .input("x", 2, 2, 2)
          .conv("c", "x", 3, 1, 1)
          .softmax("s", "c")
          .output("s")
          .graph();
  private static final Node CONV = GRAPH.nodes().get(0);
  private static final Node SOFTMAX = GRAPH.nodes().get(1);

  @Test
  void aGoodSchedulePasses() {
    assertThat(findings(20, whole(CONV, 20), whole(SOFTMAX, 12))).isEmpty();
  }

  @Test
  void missingDoubledAndForeignNodesAreFound() {
    assertThat(findings(20, whole(CONV, 20))).containsExactly("'s' is not made");
    assertThat(findings(20, whole(CONV, 20), whole(CONV, 20), whole(SOFTMAX, 12)))
        .containsExactly("'c' is made twice");
    Node foreign =
        new NetworkSketch("other").input("x", 1, 1, 1).softmax("c", "x").graph().nodes().get(0);
    assertThat(findings(20, whole(foreign, 20), whole(SOFTMAX, 12)))
        .containsExactly("the node that makes 'c' is not of the graph");
  }

  @Test
  void aWrongOrderIsFound() {
    assertThat(findings(20, whole(SOFTMAX, 12), whole(CONV, 20)))
        .containsExactly("'c' is read by 's' before it is made");
  }

  @Test
  void wrongBytesAreFound() {
    assertThat(findings(20, whole(CONV, 20), whole(SOFTMAX, 24)))
        .containsExactly("step 1 needs 12 B, not 24");
    assertThat(findings(21, whole(CONV, 20), whole(SOFTMAX, 12)))
        .containsExactly("the peak is 20 B, not 21");
  }

  private static Stage whole(Node node, int peakBytes) {
    return new Stage.Whole(node, peakBytes);
  }

  private static List<String> findings(int peakBytes, Stage... stages) {
    return new ScheduleVerifier()
        .findings(new Schedule(GRAPH, List.of(stages), peakBytes, peakBytes));
  }
}
