package dev.pex.codesign.resource;

import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Segment;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The channels of the tensors that are planned. The planner gives a tensor that it changed the old
 * name, a tilde and what is new; of what it adds itself, it makes the channels that are read.
 */
final class PlannedChannels {
  private static final String CHANGED = "~.*";

  private final ChannelGroups groups;
  private final Map<String, List<Segment>> byTensor = new HashMap<>();

  PlannedChannels(Graph planned, ChannelGroups groups) {
    this.groups = groups;
    for (Port input : planned.inputs()) {
      byTensor.put(input.tensor().name(), groups.of(input.tensor().name()));
    }
    for (Node node : planned.nodes()) {
      byTensor.put(node.output().name(), made(node));
    }
  }

  private List<Segment> made(Node node) {
    String name = node.output().name();
    return known(name)
        .or(() -> isPool(node) ? Optional.empty() : known(name.replaceFirst(CHANGED, "")))
        .orElseGet(() -> of(node.input().tensor().name()));
  }

  private Optional<List<Segment>> known(String tensor) {
    return Optional.ofNullable(groups.byTensor().get(tensor));
  }

  /** Pixels are picked of an operand, and named after what is made of them. */
  private static boolean isPool(Node node) {
    return node.op() instanceof Op.MaxPool;
  }

  /** The channels of a tensor. */
  List<Segment> of(String tensor) {
    return Optional.ofNullable(byTensor.get(tensor))
        .orElseThrow(() -> new IllegalArgumentException("nothing makes '" + tensor + "'"));
  }
}
