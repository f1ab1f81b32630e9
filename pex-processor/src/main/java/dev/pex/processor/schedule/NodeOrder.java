package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph's nodes in an order in which they can run, and who makes and reads each tensor, by
 * position.
 */
final class NodeOrder {
  private static final int BY_CALLER = -1;

  private final List<Node> nodes;
  private final Map<String, Integer> makers = new HashMap<>();
  private final Map<String, Integer> lastReaders = new HashMap<>();
  private final Map<String, List<Integer>> readers = new HashMap<>();
  private final Map<String, RowRule> rules = new HashMap<>();
  private final Map<String, ChannelRule> channelRules = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<Integer, List<Tensor>> alive = new HashMap<>();
  private final Optional<Tensor> fed;

  NodeOrder(Graph graph, List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    this.fed = graph.fedInput().map(Port::tensor);
    for (Port port : graph.inputs()) {
      add(port.tensor(), BY_CALLER);
    }
    for (int position = 0; position < nodes.size(); position++) {
      for (Operand operand : nodes.get(position).inputs()) {
        lastReaders.put(operand.tensor().name(), position);
        List<Integer> all =
            readers.computeIfAbsent(operand.tensor().name(), name -> new ArrayList<>());
        if (!all.contains(position)) {
          all.add(position);
        }
      }
      rules.put(nodes.get(position).output().name(), RowRules.of(nodes.get(position)));
      channelRules.put(nodes.get(position).output().name(), ChannelRules.of(nodes.get(position)));
      add(nodes.get(position).output(), position);
    }
    for (Port port : graph.outputs()) {
      kept.add(port.tensor().name());
    }
  }

  private void add(Tensor tensor, int maker) {
    makers.put(tensor.name(), maker);
    tensors.put(tensor.name(), tensor);
  }

  int size() {
    return nodes.size();
  }

  Node node(int position) {
    return nodes.get(position);
  }

  /** How a node's rows depend on those of its inputs. */
  RowRule rule(Node node) {
    return known(rules, node);
  }

  /** How a node's channels depend on those of its inputs. */
  ChannelRule channelRule(Node node) {
    return known(channelRules, node);
  }

  private static <T> T known(Map<String, T> rules, Node node) {
    T rule = rules.get(node.output().name());
    if (rule == null) {
      throw new IllegalArgumentException("'" + node.output().name() + "' is not of the order");
    }
    return rule;
  }

  /** The name of the tensor that a node needs whole for each row. */
  Optional<String> held(Node node) {
    return rule(node) instanceof RowRule.Scales
        ? Optional.of(node.inputs().get(1).tensor().name())
        : Optional.empty();
  }

  /** Positions of the nodes that read a tensor, in order. */
  List<Integer> readers(Tensor tensor) {
    return readers.getOrDefault(tensor.name(), List.of());
  }

  /** The input that the caller pushes row by row. */
  Optional<Tensor> fed() {
    return fed;
  }

  /** Whether the node at a position reads the fed input. */
  boolean isFedTo(int position) {
    return fed.map(this::readers).orElse(List.of()).contains(position);
  }

  /**
   * Whether some nodes that read the fed input have positions {@code [first, end)}, and some not.
   */
  boolean splitsFeed(int first, int end) {
    List<Integer> all = fed.map(this::readers).orElse(List.of());
    long within = all.stream().filter(at -> first <= at && at < end).count();
    return within > 0 && within < all.size();
  }

  /** The nodes of positions {@code [first, end)}. */
  List<Node> run(int first, int end) {
    return nodes.subList(first, end);
  }

  /** Whether the tensor is made before a position. */
  boolean isMadeBefore(Tensor tensor, int position) {
    return maker(tensor) < position;
  }

  /** Whether a node at or after a position, or the caller at the end, reads the tensor. */
  boolean isNeededFrom(Tensor tensor, int position) {
    return kept.contains(tensor.name())
        || lastReaders.getOrDefault(tensor.name(), BY_CALLER) >= position;
  }

  /**
   * Tensors that are there when position {@code first} starts, and still needed then; at the start
   * all inputs, since the caller writes even those that nothing reads, but not the one that is fed.
   */
  List<Tensor> aliveAt(int first) {
    return alive.computeIfAbsent(first, this::readAlive);
  }

  private List<Tensor> readAlive(int first) {
    List<Tensor> found = new ArrayList<>();
    for (Tensor tensor : tensors.values()) {
      boolean needed = first == 0 || isNeededFrom(tensor, first);
      if (isMadeBefore(tensor, first) && needed && !fed.equals(Optional.of(tensor))) {
        found.add(tensor);
      }
    }
    return List.copyOf(found);
  }

  private int maker(Tensor tensor) {
    Integer maker = makers.get(tensor.name());
    if (maker == null) {
      throw new IllegalArgumentException("nothing makes tensor '" + tensor.name() + "'");
    }
    return maker;
  }
}
