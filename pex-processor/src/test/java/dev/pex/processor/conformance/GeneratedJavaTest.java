package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Window;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GeneratedJavaTest {
  @Test
  void small() {
    Graph graph =
        new NetworkSketch("small")
            .input("image", 9, 7, 3)
            .conv("stem", "image", 8, 3, 2)
            .depthwise("dw", "stem", 3, 1)
            .conv("pw", "dw", 8, Window.of(1, 1, 1, 1, Padding.NONE), FusedActivation.RELU6)
            .add("sum", "pw", "stem")
            .globalAverage("pool", "sum")
            .dense("logits", "pool", 5)
            .softmax("scores", "logits")
            .output("scores")
            .graph();
    Schedule schedule = new Scheduler().schedule(graph);
    Program program = new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
    byte[] image = new byte[9 * 7 * 3];
    new Random(1).nextBytes(image);
    List<List<byte[]>> inputs = List.of(List.of(image));
    Map<String, byte[]> executed = new ExecutorRunner(program).run(inputs).get(0);
    Map<String, byte[]> specified = new ReferenceRunner(graph).run(inputs).get(0);
    assertThat(executed).containsExactlyEntriesOf(specified);
  }
}
