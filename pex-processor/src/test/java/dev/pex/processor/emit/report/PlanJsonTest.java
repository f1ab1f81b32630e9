package dev.pex.processor.emit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Target;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PlanJsonTest {
  @Test
  void everyFieldInItsOrder() {
    Target target = new Target("cortex-m4", OptionalInt.of(1024), OptionalInt.empty());
    assertThat(plan("tiny", "x\"\\\n\u00e9", target))
        .isEqualTo(
            """
            {
              "schema": 1,
              "name": "tiny",
              "arenaBytes": 20,
              "inputInArena": 12,
              "outputInArena": 8,
              "weightBytes": 24,
              "macs": 24,
              "macsAsWritten": 24,
              "recomputedMacs": 0,
              "overheadInstructions": 0,
              "goal": "fastest",
              "lowerBoundBytes": 20,
              "layerwiseBytes": 20,
              "inputs": [
                {
                  "name": "x",
                  "bytes": 12,
                  "feed": "whole"
                }
              ],
              "stages": [
                {
                  "kind": "whole",
                  "ops": [
                    "logits"
                  ],
                  "slices": 1,
                  "peakBytes": 20
                },
                {
                  "kind": "whole",
                  "ops": [
                    "scores"
                  ],
                  "slices": 1,
                  "peakBytes": 8
                }
              ],
              "buffers": [
                {
                  "name": "x\\"\\\\\\u000a\u00e9",
                  "bytes": 12,
                  "offset": 0,
                  "firstStep": 0,
                  "endStep": 1
                },
                {
                  "name": "logits",
                  "bytes": 8,
                  "offset": 12,
                  "firstStep": 0,
                  "endStep": 2
                },
                {
                  "name": "scores",
                  "bytes": 8,
                  "offset": 0,
                  "firstStep": 1,
                  "endStep": 2
                }
              ],
              "target": {
                "core": "cortex-m4",
                "sramBytes": 1024,
                "flashBytes": null
              },
              "planMillis": null
            }
            """);
  }

  @Test
  void aModelWithoutATarget() {
    assertThat(plan("tiny", "x", Target.ANY))
        .contains(
            "\"goal\": \"smallest\"",
            "\"core\": null",
            "\"sramBytes\": null",
            "\"flashBytes\": null");
  }

  private static String plan(String name, String input, Target target) {
    Graph graph =
        new NetworkSketch(name)
            .input(input, 2, 2, 3)
            .conv("logits", input, 2, 1, 1)
            .softmax("scores", "logits")
            .output("scores")
            .graph();
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    Program program = new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
    return new PlanJson()
        .text(KernelChooser.portable(program), Figures.of(graph, graph, schedule), target);
  }
}
