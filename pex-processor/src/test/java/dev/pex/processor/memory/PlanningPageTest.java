package dev.pex.processor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.FedGraph;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.program.Figures;
import dev.pex.processor.schedule.LayerwisePeak;
import dev.pex.processor.schedule.PlanningMode;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of modes in docs/planning.md to what the planner finds. {@code
 * -Dpex.docs.update=true} writes it anew, with the processor time that planning took, which is not
 * compared.
 */
final class PlanningPageTest {
  private static final boolean UPDATE = Boolean.getBoolean("pex.docs.update");
  private static final Path PAGE = Path.of("..", "docs", "planning.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)<!-- generated: modes -->\n\n(.*?)\n\n<!-- end -->");
  private static final Pattern MILLIS = Pattern.compile("[\\d,]+ ms");
  private static final String HEAD =
      """
      | model | stages | arena | no plan of the kind below | multiply-accumulates | done again | overhead, instructions | planned in |
      |---|---|---:|---:|---:|---:|---:|---:|
      """;

  @Test
  void theTableOfModesIsWhatThePlannerFinds() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    warmUp();
    for (Map.Entry<String, Graph> network : networks().entrySet()) {
      Graph graph = network.getValue();
      table.append(layerwise(network.getKey(), graph));
      for (PlanningMode mode : PlanningMode.values()) {
        table.append(planned(mode.label(), mode.kinds(), graph));
      }
      table.append(planned("all kinds, fed by rows", StageKinds.ALL, FedGraph.of(graph)));
    }
    String page = Files.readString(PAGE);
    Matcher part = TABLE.matcher(page);
    assertThat(part.find()).isTrue();
    String made = table.toString().strip();
    if (UPDATE) {
      Files.writeString(
          PAGE, page.substring(0, part.start(1)) + made + page.substring(part.end(1)));
    } else {
      assertThat(timeless(part.group(1))).isEqualTo(timeless(made));
    }
  }

  private static Map<String, Graph> networks() {
    Map<String, Graph> networks = new LinkedHashMap<>();
    networks.put("MLPerf Tiny keyword spotting, DS-CNN", KnownNetworks.keywordSpotter());
    networks.put("MLPerf Tiny image classification, ResNet-8", KnownNetworks.imageClassifier());
    networks.put(
        "MLPerf Tiny visual wake words, MobileNetV1 0.25", KnownNetworks.personDetector(3));
    networks.put("person_detect, MobileNetV1 0.25", KnownNetworks.personDetector(1));
    networks.put("MobileNetV2 1.0, 224x224x3", KnownNetworks.mobileNetV2());
    networks.put("200 operators in 50 blocks, 46 shortcuts", KnownNetworks.longChain());
    return networks;
  }

  /** No plan: operators in the order of the model, whole tensors, nothing in place. */
  private static String layerwise(String model, Graph graph) {
    return row(
        "| %s | layer by layer | %,d B | – | %,d | 0 | 0 | – |",
        model, new LayerwisePeak().bytes(graph), macs(graph));
  }

  /** So that no time is that of a planner which still has to be compiled. */
  private static void warmUp() {
    if (UPDATE) {
      planned("", StageKinds.ALL, KnownNetworks.mobileNetV2());
    }
  }

  private static String planned(String mode, StageKinds kinds, Graph graph) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    Schedule schedule = new Scheduler(kinds, MemoryPlanner::trialBytes).schedule(graph);
    int arenaBytes = new MemoryPlanner().layOut(schedule).arenaBytes();
    long millis = (clock.getCurrentThreadCpuTime() - start) / 1_000_000;
    Figures figures = Figures.of(graph, graph, schedule);
    return row(
        "| | %s | %,d B | %,d B | %,d | %,d | %,d | %,d ms |",
        mode,
        arenaBytes,
        figures.lowerBoundBytes(),
        figures.macs(),
        figures.recomputedMacs(),
        figures.overheadInstructions(),
        millis);
  }

  private static long macs(Graph graph) {
    return graph.nodes().stream().mapToLong(MultiplyAccumulates::of).sum();
  }

  private static String row(String format, Object... cells) {
    return String.format(Locale.ROOT, format, cells) + "\n";
  }

  private static String timeless(String table) {
    return MILLIS.matcher(table).replaceAll("ms");
  }
}
