package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.MultiplyAccumulates;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.ArenaUse.OperatorUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.ShortName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a plan: its tensors, and what runs in which order. */
public final class PlanTables {
  private final ArenaUse use;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, Node> makers = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** The tables of a network as it runs. */
  public PlanTables(Graph graph, ArenaUse use) {
    this.use = use;
    graph.inputs().forEach(port -> add(port.tensor()));
    graph.nodes().forEach(node -> makers.put(node.output().name(), node));
    for (StageUse stage : use.stages()) {
      stage.operators().forEach(operator -> add(maker(operator).output()));
    }
  }

  private void add(Tensor tensor) {
    numbers.putIfAbsent(tensor.name(), numbers.size());
    tensors.put(tensor.name(), tensor);
  }

  private Node maker(OperatorUse operator) {
    Node node = makers.get(operator.tensor());
    if (node == null) {
      throw new IllegalArgumentException("nothing makes '" + operator.tensor() + "'");
    }
    return node;
  }

  /** Every tensor, numbered in the order in which they are made. */
  public Table tensors() {
    Table table = new Table("id", "tensor", "shape", "bytes");
    tensors.forEach(
        (name, tensor) ->
            table.add(
                numbers.getOrDefault(name, 0),
                ShortName.of(name),
                tensor.shape(),
                GroupedDigits.of(tensor.shape().elements())));
    return table;
  }

  /** Every operator, in the order in which they run, with the tensors that are alive meanwhile. */
  public Table schedule() {
    Table table =
        new Table(
            "stage", "kind", "operator", "makes", "alive", "bytes", "MACs", "weights", "peak");
    int peakBytes =
        use.stages().stream()
            .flatMap(stage -> stage.operators().stream())
            .mapToInt(OperatorUse::peakBytes)
            .max()
            .orElse(0);
    for (int step = 0; step < use.stages().size(); step++) {
      StageUse stage = use.stages().get(step);
      for (OperatorUse operator : stage.operators()) {
        Node node = maker(operator);
        table.add(
            step + 1,
            stage.kind(),
            node.op().accept(new OperatorKind()),
            numbers.getOrDefault(operator.tensor(), 0),
            alive(stage, operator.moment()),
            GroupedDigits.of(operator.peakBytes()),
            GroupedDigits.of(MultiplyAccumulates.of(node)),
            GroupedDigits.of(node.op() instanceof Op.Weighted layer ? layer.weightBytes() : 0),
            operator.peakBytes() == peakBytes ? "peak" : "");
      }
    }
    return table;
  }

  /** The tensors of which something is in the arena while an operator runs, by their numbers. */
  private String alive(StageUse stage, double moment) {
    List<Integer> alive =
        stage.buffers().stream()
            .filter(buffer -> buffer.fromFraction() <= moment && moment < buffer.toFraction())
            .map(BufferUse::tensor)
            .map(name -> numbers.getOrDefault(name, 0))
            .distinct()
            .sorted()
            .toList();
    return alive.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
