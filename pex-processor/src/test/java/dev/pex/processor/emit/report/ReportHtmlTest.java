package dev.pex.processor.emit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.Figures;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.Target;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReportHtmlTest {
  @Test
  void namesCannotBecomeMarkupOrScript() {
    String name = "x\"></script><script>alert(1)</script>";
    Graph graph =
        new NetworkSketch("model")
            .input(name, 2, 2, 3)
            .conv("logits", name, 2, 1, 1)
            .softmax("scores", "logits")
            .output("scores")
            .graph();
    String page = new ReportHtml().text(report(graph, Map.of()));
    assertThat(page).doesNotContain("<script>alert").contains("x&quot;&gt;&lt;/script&gt;");
    assertThat(page.split("<script", -1)).hasSize(3);
  }

  @Test
  void instructionsStandBesideTheirOperators() {
    Graph graph =
        new NetworkSketch("model")
            .input("x", 2, 2, 3)
            .conv("net/logits", "x", 2, 1, 1)
            .output("net/logits")
            .graph();
    String page = new ReportHtml().text(report(graph, Map.of("net_logits", 1_234_567L)));
    assertThat(page).contains("class=\"layers measured\"").contains(">1,234,567<");
    assertThat(new ReportHtml().text(report(graph, Map.of())))
        .contains("class=\"layers unmeasured\"");
  }

  @Test
  void rowsThatARingHoldsFollowTheRowsThatAreMade() {
    ArenaUse.BufferUse lines =
        report(KnownNetworks.keywordSpotter(), Map.of()).use().stages().get(0).buffers().stream()
            .filter(buffer -> buffer.name().endsWith(".lines"))
            .findFirst()
            .orElseThrow();
    int mostRows = lines.rows().stream().mapToInt(Range::size).max().orElseThrow();
    assertThat(mostRows).isEqualTo(2);
    assertThat(lines.rows().stream().mapToInt(Range::end).max()).hasValue(25);
  }

  private static Report report(Graph graph, Map<String, Long> instructions) {
    Schedule schedule = new Scheduler(StageKinds.ALL, MemoryPlanner::trialBytes).schedule(graph);
    MemoryLayout layout = new MemoryPlanner().layOut(schedule);
    return new Report(
        KernelChooser.portable(new Linker().link(schedule, layout)),
        schedule.graph(),
        ArenaUse.of(schedule, layout),
        Figures.of(graph, graph, schedule),
        Target.ANY,
        List.of(),
        instructions);
  }
}
