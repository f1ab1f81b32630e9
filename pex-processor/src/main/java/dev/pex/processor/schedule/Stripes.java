package dev.pex.processor.schedule;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.graph.WindowRead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The chains of a graph's nodes that may be worth running in stripes. */
final class Stripes {
  private static final int MOST_STRIPES = 4;

  private final Graph graph;

  Stripes(Graph graph) {
    this.graph = graph;
  }

  /** All chains that can need less than so many bytes, those that seem to need least first. */
  List<StripedChain> below(int arenaBytes) {
    List<StripedChain> chains = new ArrayList<>();
    for (Node first : graph.nodes()) {
      for (List<Node> nodes : from(first)) {
        int most = Math.min(MOST_STRIPES, nodes.get(nodes.size() - 1).output().shape().width());
        IntStream.rangeClosed(2, most)
            .mapToObj(stripes -> new StripedChain(nodes, stripes))
            .filter(chain -> bytes(chain) < arenaBytes)
            .forEach(chains::add);
      }
    }
    chains.sort(Comparator.comparingInt(Stripes::bytes));
    return chains;
  }

  /** The chains of two nodes and more that begin with a node. */
  private List<List<Node>> from(Node first) {
    List<List<Node>> chains = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    boolean fed =
        graph.fedInput().filter(port -> port.tensor().equals(tensorOf(first))).isPresent();
    Optional<Node> next = Optional.of(first).filter(node -> !fed && StripedChain.canBegin(node));
    while (next.isPresent()) {
      nodes.add(next.get());
      if (nodes.size() > 1) {
        chains.add(List.copyOf(nodes));
      }
      next = onlyReader(next.get().output()).filter(StripedChain::canContinue);
    }
    return chains;
  }

  private static Tensor tensorOf(Node node) {
    return node.input().tensor();
  }

  private Optional<Node> onlyReader(Tensor tensor) {
    List<Node> readers =
        graph.nodes().stream()
            .filter(node -> node.inputs().stream().anyMatch(each -> each.tensor().equals(tensor)))
            .toList();
    boolean isOutput = graph.outputs().stream().anyMatch(port -> port.tensor().equals(tensor));
    return readers.stream().filter(node -> readers.size() == 1 && !isOutput).findFirst();
  }

  /**
   * About what a chain needs while a stripe runs: its ends are whole, of the tensors between them
   * there are the rows under the next window, as wide as the widest stripe.
   */
  private static int bytes(StripedChain chain) {
    List<Node> nodes = chain.nodes();
    List<Integer> widths = chain.widths();
    int bytes =
        tensorOf(nodes.get(0)).shape().elements()
            + nodes.get(nodes.size() - 1).output().shape().elements();
    for (int i = 1; i < nodes.size(); i++) {
      int rows = WindowRead.of(nodes.get(i), 0).reachHeight();
      bytes += (rows - 1) * widths.get(i - 1) * tensorOf(nodes.get(i)).shape().channels();
    }
    return bytes;
  }
}
