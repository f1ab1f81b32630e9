package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a schedule against its graph by running it on names; shares no code with {@link
 * Scheduler}.
 */
public final class ScheduleVerifier {
  /** One sentence for everything that is wrong; empty for a good schedule. */
  public List<String> findings(Schedule schedule) {
    List<String> findings = new ArrayList<>();
    List<Node> order = schedule.stages().stream().flatMap(stage -> stage.nodes().stream()).toList();
    checkNodes(schedule.graph(), order, findings);
    checkOrder(schedule, findings);
    checkFeed(schedule, findings);
    if (findings.isEmpty()) {
      checkBytes(schedule, order, findings);
    }
    return List.copyOf(new LinkedHashSet<>(findings));
  }

  private static void checkNodes(Graph graph, List<Node> order, List<String> findings) {
    Set<String> scheduled = new HashSet<>();
    for (Node node : order) {
      if (!scheduled.add(node.output().name())) {
        findings.add("'" + node.output().name() + "' is made twice");
      }
      if (!graph.nodes().contains(node)) {
        findings.add("the node that makes '" + node.output().name() + "' is not of the graph");
      }
    }
    for (Node node : graph.nodes()) {
      if (!scheduled.contains(node.output().name())) {
        findings.add("'" + node.output().name() + "' is not made");
      }
    }
  }

  /** Within a rows stage, a reader may stand before a maker, whose row it reads a tick later. */
  private static void checkOrder(Schedule schedule, List<String> findings) {
    Set<String> made = new HashSet<>();
    schedule.graph().inputs().forEach(port -> made.add(port.tensor().name()));
    for (Stage stage : schedule.stages()) {
      if (stage instanceof Stage.Rows rows) {
        rows.nodes().forEach(node -> made.add(node.output().name()));
        List<Tensor> inside = rows.buffers().stream().map(LineBuffer::tensor).toList();
        checkInside(schedule.graph(), rows, inside, findings);
      }
      if (stage instanceof Stage.Channels channels) {
        List<Tensor> inside = channels.buffers().stream().map(SliceBuffer::tensor).toList();
        checkInside(schedule.graph(), channels, inside, findings);
      }
      for (Node node : stage.nodes()) {
        checkOperands(node, made, findings);
        made.add(node.output().name());
      }
    }
  }

  private static void checkOperands(Node node, Set<String> made, List<String> findings) {
    for (Operand operand : node.inputs()) {
      if (!made.contains(operand.tensor().name())) {
        findings.add(
            "'%s' is read by '%s' before it is made"
                .formatted(operand.tensor().name(), node.output().name()));
      }
    }
  }

  /** A fed input is pushed during the one stage that reads it. */
  private static void checkFeed(Schedule schedule, List<String> findings) {
    List<Tensor> pushed = schedule.stages().stream().flatMap(stage -> fed(stage).stream()).toList();
    List<Tensor> fed =
        schedule.graph().inputs().stream().filter(Port::isFed).map(Port::tensor).toList();
    if (!pushed.equals(fed)) {
      findings.add("the inputs pushed are not those that are fed by rows");
    }
  }

  private static List<Tensor> fed(Stage stage) {
    return stage instanceof Stage.Rows rows
        ? rows.feed().map(RowFeed::tensor).stream().toList()
        : List.of();
  }

  /** What others read, or the caller, is not kept in lines or slices. */
  private static void checkInside(
      Graph graph, Stage stage, List<Tensor> tensors, List<String> findings) {
    Set<String> outside = new HashSet<>();
    graph.outputs().forEach(port -> outside.add(port.tensor().name()));
    graph.nodes().stream()
        .filter(node -> !stage.nodes().contains(node))
        .forEach(node -> node.inputs().forEach(operand -> outside.add(operand.tensor().name())));
    Set<String> made = new HashSet<>();
    stage.nodes().forEach(node -> made.add(node.output().name()));
    fed(stage).forEach(tensor -> made.add(tensor.name()));
    for (Tensor tensor : tensors) {
      if (outside.contains(tensor.name()) || !made.contains(tensor.name())) {
        findings.add("'%s' is not only of its %s stage".formatted(tensor.name(), stage.kind()));
      }
    }
  }

  private static void checkBytes(Schedule schedule, List<Node> order, List<String> findings) {
    int counter = schedule.graph().fedInput().isPresent() ? Integer.BYTES : 0;
    int most = counter + bytes(alive(schedule.graph(), order, 0));
    int step = 0;
    for (Stage stage : schedule.stages()) {
      int bytes = counter + stage.accept(new BytesDuring(schedule.graph(), order, step, findings));
      if (bytes != stage.peakBytes()) {
        findings.add("step %d needs %d B, not %d".formatted(step, bytes, stage.peakBytes()));
      }
      most = Math.max(most, bytes);
      step += stage.nodes().size();
    }
    if (most != schedule.peakBytes()) {
      findings.add("the peak is %d B, not %d".formatted(most, schedule.peakBytes()));
    }
  }

  /** The most bytes alive while a stage runs that starts at a place in the order. */
  private record BytesDuring(Graph graph, List<Node> order, int step, List<String> findings)
      implements Stage.Visitor<Integer> {
    @Override
    public Integer whole(Stage.Whole stage) {
      Map<String, Tensor> before = alive(graph, order, step);
      Set<String> after = after(stage);
      boolean overwrites =
          consumed(stage.node()).stream()
              .map(Tensor::name)
              .anyMatch(name -> before.containsKey(name) && !after.contains(name));
      return bytes(before) + (overwrites ? 0 : stage.node().output().shape().elements());
    }

    @Override
    public Integer rows(Stage.Rows stage) {
      SliceLoopRun.check(stage, findings);
      RowsStageRun run = new RowsStageRun(stage, findings);
      run.run();
      Map<String, Tensor> before = alive(graph, order, step);
      return new RowsStageBytes(stage, run, before, after(stage)).peak();
    }

    @Override
    public Integer channels(Stage.Channels stage) {
      ChannelsStageRun run = new ChannelsStageRun(stage, findings);
      run.run();
      return run.peak(alive(graph, order, step), after(stage));
    }

    private Set<String> after(Stage stage) {
      return alive(graph, order, step + stage.nodes().size()).keySet();
    }
  }

  /** Tensors that are there between two steps: made, or given, and still needed. */
  private static Map<String, Tensor> alive(Graph graph, List<Node> order, int step) {
    Set<String> needed = new HashSet<>();
    order
        .subList(step, order.size())
        .forEach(node -> node.inputs().forEach(operand -> needed.add(operand.tensor().name())));
    graph.outputs().forEach(port -> needed.add(port.tensor().name()));
    Map<String, Tensor> alive = new LinkedHashMap<>();
    graph.inputs().stream()
        .filter(port -> !port.isFed())
        .filter(port -> step == 0 || needed.contains(port.tensor().name()))
        .forEach(port -> alive.put(port.tensor().name(), port.tensor()));
    order.subList(0, step).stream()
        .map(Node::output)
        .filter(tensor -> needed.contains(tensor.name()))
        .forEach(tensor -> alive.put(tensor.name(), tensor));
    return alive;
  }

  private static int bytes(Map<String, Tensor> tensors) {
    return tensors.values().stream().mapToInt(tensor -> tensor.shape().elements()).sum();
  }

  /** Operands of which an elementwise kernel reads each element once, just before it writes it. */
  private static List<Tensor> consumed(Node node) {
    Op op = node.op();
    boolean elementwise =
        op instanceof Op.Add
            || op instanceof Op.Mul
            || op instanceof Op.Activation
            || op instanceof Op.Unary
            || op instanceof Op.Requantize
            || op instanceof Op.Softmax;
    return node.inputs().stream()
        .map(Operand::tensor)
        .filter(tensor -> elementwise)
        .filter(tensor -> tensor.shape().elements() == node.output().shape().elements())
        .toList();
  }
}
