package dev.pex.processor;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the layers of a graph stand in its model whose width is what a message speaks of. */
final class LayerPlaces {
  private LayerPlaces() {}

  /** Of the layers that decide how many channels some tensors have, in the tensors' order. */
  static List<Origin> making(List<String> tensors, Graph graph) {
    Map<String, Node> makers = new HashMap<>();
    graph.nodes().forEach(node -> makers.put(node.output().name(), node));
    Set<Origin> places = new LinkedHashSet<>();
    for (String tensor : tensors) {
      Node maker = makers.get(tensor);
      while (maker != null && !hasFilters(maker)) {
        maker = makers.get(maker.input().tensor().name());
      }
      if (maker != null) {
        places.add(maker.origin());
      }
    }
    return List.copyOf(places);
  }

  /** Of the layers with weights, the one with the most first. */
  static List<Origin> ofWeights(Graph graph) {
    List<Node> layers = new ArrayList<>(graph.nodes());
    layers.removeIf(node -> !hasFilters(node));
    layers.sort(Comparator.comparingInt(LayerPlaces::weights).reversed());
    return layers.stream().map(Node::origin).distinct().toList();
  }

  private static boolean hasFilters(Node node) {
    return weights(node) > 0;
  }

  /** Of a layer whose output has as many channels as it has filters; 0 for others. */
  private static int weights(Node node) {
    if (node.op() instanceof Op.Conv2D conv) {
      return conv.filter().values().size();
    }
    return node.op() instanceof Op.Dense dense ? dense.filter().values().size() : 0;
  }
}
