package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A graph as the search sees it: operators by their place in the graph, tensors by their bytes and
 * readers.
 */
final class Dataflow {
  private final Downset none;
  private final Map<String, Flow> flows = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final int unreadInputBytes;

  /**
   * A tensor: its size, who makes it (-1: the caller) and reads it, whether it stays to the end.
   */
  record Flow(int bytes, int producer, Downset readers, boolean kept) {
    boolean isInput() {
      return producer < 0;
    }

    /** Whether anybody needs it once it is there. */
    boolean isNeeded() {
      return kept || !readers.isEmpty();
    }

    /** Whether nobody needs it once {@code operator} has run after all of {@code done}. */
    boolean diesAt(int operator, Downset done) {
      return !kept && done.containsAllBut(readers, operator);
    }
  }

  /** An operator: what it must wait for, reads (each tensor once), may overwrite, and makes. */
  record Step(Downset dependencies, List<Flow> operands, List<Flow> inPlace, Flow output) {}

  Dataflow(Graph graph) {
    none = Downset.empty(graph.nodes().size());
    Map<String, Downset> readers = readers(graph.nodes());
    Set<String> kept = new HashSet<>();
    for (Port port : graph.outputs()) {
      kept.add(port.tensor().name());
    }
    for (Port port : graph.inputs()) {
      addFlow(port.tensor(), -1, readers, kept);
    }
    for (int i = 0; i < graph.nodes().size(); i++) {
      addFlow(graph.nodes().get(i).output(), i, readers, kept);
    }
    for (Node node : graph.nodes()) {
      steps.add(step(node));
    }
    unreadInputBytes = inputs().filter(flow -> !flow.isNeeded()).mapToInt(Flow::bytes).sum();
  }

  private Map<String, Downset> readers(List<Node> nodes) {
    Map<String, Downset> readers = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      for (Operand operand : nodes.get(i).inputs()) {
        readers.merge(operand.tensor().name(), none.with(i), Downset::union);
      }
    }
    return readers;
  }

  private void addFlow(
      Tensor tensor, int producer, Map<String, Downset> readers, Set<String> kept) {
    String name = tensor.name();
    Downset by = readers.getOrDefault(name, none);
    flows.put(name, new Flow(tensor.shape().elements(), producer, by, kept.contains(name)));
  }

  private Step step(Node node) {
    List<Flow> operands =
        node.inputs().stream()
            .map(operand -> operand.tensor().name())
            .distinct()
            .map(this::named)
            .toList();
    Downset dependencies = none;
    for (Flow operand : operands) {
      dependencies = operand.isInput() ? dependencies : dependencies.with(operand.producer());
    }
    List<Flow> inPlace =
        InPlaceOperands.of(node).stream().map(tensor -> named(tensor.name())).toList();
    return new Step(dependencies, operands, inPlace, named(node.output().name()));
  }

  private Flow named(String name) {
    Flow flow = flows.get(name);
    if (flow == null) {
      throw new IllegalArgumentException("nothing makes tensor '" + name + "'");
    }
    return flow;
  }

  private Stream<Flow> inputs() {
    return flows.values().stream().filter(Flow::isInput);
  }

  int operators() {
    return steps.size();
  }

  Collection<Flow> flows() {
    return flows.values();
  }

  Step step(int operator) {
    return steps.get(operator);
  }

  /** The state before the first operator. */
  Downset none() {
    return none;
  }

  boolean isReady(int operator, Downset done) {
    return !done.contains(operator) && done.containsAll(step(operator).dependencies());
  }

  /** Bytes alive before the first operator: the network's inputs that something reads. */
  int inputBytes() {
    return inputs().filter(Flow::isNeeded).mapToInt(Flow::bytes).sum();
  }

  /** Bytes that the caller writes though nothing reads them: alive for the first operator only. */
  int unreadBytes(Downset done) {
    return done.isEmpty() ? unreadInputBytes : 0;
  }

  /** Bytes alive while an operator runs, given those alive before it. */
  int bytesDuring(int operator, Downset done, int aliveBytes) {
    Step step = step(operator);
    boolean overwrites = step.inPlace().stream().anyMatch(flow -> flow.diesAt(operator, done));
    return aliveBytes + unreadBytes(done) + (overwrites ? 0 : step.output().bytes());
  }

  /** Bytes alive after an operator, given those alive before it. */
  int bytesAfter(int operator, Downset done, int aliveBytes) {
    Step step = step(operator);
    int bytes = aliveBytes + (step.output().isNeeded() ? step.output().bytes() : 0);
    for (Flow operand : step.operands()) {
      bytes -= operand.diesAt(operator, done) ? operand.bytes() : 0;
    }
    return bytes;
  }
}
