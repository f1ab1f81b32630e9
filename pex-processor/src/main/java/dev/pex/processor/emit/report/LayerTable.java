package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.program.ArenaUse.OperatorUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.KernelNames;
import dev.pex.processor.program.ShortName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The network, operator after operator as it runs, with its edges beside a table of figures. */
final class LayerTable {
  private static final int LANE_PIXELS = 16;
  private static final int ROW_PIXELS = 40;

  private final Report report;
  private final Hues hues;
  private final KernelNames names;
  private final Map<String, Node> makers = new HashMap<>();
  private final List<GraphLanes.Row> lanes;
  private final int graphPixels;
  private final MarkupWriter html = new MarkupWriter();
  private int row;

  LayerTable(Report report, Hues hues) {
    this.report = report;
    this.hues = hues;
    Graph graph = report.graph();
    this.names = new KernelNames(graph);
    List<Map.Entry<String, List<String>>> reads = new ArrayList<>();
    graph.inputs().forEach(port -> reads.add(Map.entry(port.tensor().name(), List.of())));
    graph.nodes().forEach(node -> makers.put(node.output().name(), node));
    for (StageUse stage : report.use().stages()) {
      for (OperatorUse operator : stage.operators()) {
        reads.add(Map.entry(operator.tensor(), read(operator)));
      }
    }
    this.lanes = GraphLanes.of(reads);
    this.graphPixels =
        LANE_PIXELS * (1 + lanes.stream().mapToInt(GraphLanes.Row::lane).max().orElse(0));
  }

  private List<String> read(OperatorUse operator) {
    return maker(operator).inputs().stream().map(operand -> operand.tensor().name()).toList();
  }

  private Node maker(OperatorUse operator) {
    Node node = makers.get(operator.tensor());
    if (node == null) {
      throw new IllegalArgumentException("nothing makes '" + operator.tensor() + "'");
    }
    return node;
  }

  String text() {
    html.line("<tbody>");
    report.graph().inputs().forEach(this::input);
    html.line("</tbody>");
    for (int step = 0; step < report.use().stages().size(); step++) {
      StageUse stage = report.use().stages().get(step);
      html.line("<tbody>");
      stageHead(step, stage);
      stage.operators().forEach(this::operator);
      html.line("</tbody>");
    }
    return html.text();
  }

  private void stageHead(int step, StageUse stage) {
    html.line("<tr class=\"stage\">");
    beginGraph();
    lanes.get(row - 1).below().forEach(this::vertical);
    endGraph();
    html.line(
        "<th scope=\"rowgroup\" colspan=\"6\">stage %d <small>%s</small></th>",
        step + 1,
        stage.ticks() == 1 ? stage.kind() : stage.kind() + ", " + stage.ticks() + " steps");
    html.line("</tr>");
  }

  private void input(Port port) {
    html.line("<tr>");
    graph(port.tensor().name());
    name(port.name(), port.tensor().name(), port.isFed() ? "input, fed by rows" : "input");
    html.line("<td class=\"wide\">%s</td><td class=\"wide\" colspan=\"4\"></td>", shape(port));
    html.line("</tr>");
  }

  private static String shape(Port port) {
    return port.tensor().shape().toString();
  }

  private void operator(OperatorUse operator) {
    Node node = maker(operator);
    String tensor = operator.tensor();
    long macs = MultiplyAccumulates.of(node);
    int weightBytes = node.op() instanceof Op.Weighted layer ? layer.weightBytes() : 0;
    String shape = node.output().shape().toString();
    String instructions = instructions(node);
    html.line("<tr>");
    graph(tensor);
    name(
        tensor,
        tensor,
        node.op().accept(new OperatorKind()),
        "%s · %s MACs · %s B weights · %s B arena"
            .formatted(
                shape,
                GroupedDigits.of(macs),
                GroupedDigits.of(weightBytes),
                GroupedDigits.of(operator.peakBytes())),
        report.instructions().isEmpty() ? "" : instructions + " instructions");
    html.line("<td class=\"wide\">%s</td>", shape);
    figure(macs, report.figures().macs());
    figure(weightBytes, report.program().tableBytes());
    figure(operator.peakBytes(), report.use().arenaBytes());
    html.line("<td class=\"wide measured\">%s</td>", instructions);
    html.line("</tr>");
  }

  private String instructions(Node node) {
    long sum = 0;
    for (String kernel : names.of(node.output())) {
      sum += report.instructions().getOrDefault(kernel, 0L);
    }
    return sum == 0 ? "–" : GroupedDigits.of(sum);
  }

  private void figure(long value, long whole) {
    html.line(
        "<td class=\"wide share\" style=\"--share:%.1f%%\">%s</td>",
        whole == 0 ? 0 : 100.0 * value / whole, value == 0 ? "–" : GroupedDigits.of(value));
  }

  /** A name that shows its tensor in the map, what it is, and more that narrow pages show here. */
  private void name(String name, String tensor, String... more) {
    html.line(
        "<th scope=\"row\"><button type=\"button\" data-tensor=\"%s\" title=\"%s\">%s</button>",
        tensor, tensor, ShortName.of(name));
    html.line("<small>%s</small>", more[0]);
    for (int i = 1; i < more.length; i++) {
      html.line("<small class=\"narrow\">%s</small>", more[i]);
    }
    html.line("</th>");
  }

  private void graph(String tensor) {
    GraphLanes.Row lane = lanes.get(row++);
    beginGraph();
    lane.passing().forEach(this::vertical);
    int x = x(lane.lane());
    int middle = ROW_PIXELS / 2;
    for (int from : lane.read()) {
      html.line("<path d=\"M%d 0C%d %d %d 0 %d %d\"/>", x(from), x(from), middle, x, x, middle);
    }
    if (lane.goesOn()) {
      html.line("<path d=\"M%d %dV%d\"/>", x, middle, ROW_PIXELS);
    }
    html.line("</svg><i style=\"left:%dpx;--hue:%.0f\"></i></td>", x, hues.of(tensor));
  }

  private void beginGraph() {
    html.line(
        "<td class=\"graph\" style=\"min-width:%dpx\"><svg width=\"%d\" viewBox=\"0 0 %d %d\""
            + " preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        graphPixels, graphPixels, graphPixels, ROW_PIXELS);
  }

  private void endGraph() {
    html.line("</svg></td>");
  }

  private void vertical(int lane) {
    html.line("<path d=\"M%d 0V%d\"/>", x(lane), ROW_PIXELS);
  }

  private static int x(int lane) {
    return LANE_PIXELS * lane + LANE_PIXELS / 2;
  }
}
