package dev.pex.processor;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the operators of an original graph into the order in which a schedule makes their tensors.
 */
final class PlannedOrder {
  private final Schedule schedule;

  PlannedOrder(Schedule schedule) {
    this.schedule = schedule;
  }

  /**
   * The same graph in the schedule's order; an operator that was rewritten away stands before its
   * reader.
   */
  Graph of(Graph original) {
    Map<String, Node> makers = new LinkedHashMap<>();
    original.nodes().forEach(node -> makers.put(node.output().name(), node));
    Set<Node> ordered = new LinkedHashSet<>();
    for (Stage stage : schedule.stages()) {
      stage.nodes().forEach(node -> add(node.output().name(), makers, ordered));
    }
    original.nodes().forEach(node -> add(node.output().name(), makers, ordered));
    return new Graph(
        original.name(), original.inputs(), ordered.stream().toList(), original.outputs());
  }

  private static void add(String tensor, Map<String, Node> makers, Set<Node> ordered) {
    Optional.ofNullable(makers.get(tensor))
        .filter(node -> !ordered.contains(node))
        .ifPresent(
            node -> {
              for (Operand operand : node.inputs()) {
                add(operand.tensor().name(), makers, ordered);
              }
              ordered.add(node);
            });
  }
}
