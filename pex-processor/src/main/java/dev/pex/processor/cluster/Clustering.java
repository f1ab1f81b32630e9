package dev.pex.processor.cluster;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.program.GroupedDigits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A model whose layers have few different weights, so that each could be stored as a number of few
 * bits beside a table of the values.
 *
 * @param graph with these weights
 * @param weightBytes of all weights as they were
 * @param clusteredBytes of all numbers and tables
 * @param meanError root of the mean squared change of a weight, in steps of its quantisation
 */
public record Clustering(Graph graph, long weightBytes, long clusteredBytes, double meanError) {
  /** The most bits that are fewer than those of a weight. */
  public static final int MOST_BITS = 7;

  /**
   * Clusters the weights of each layer into at most {@code 2^bits} values.
   *
   * @param bits 1 to {@link #MOST_BITS}
   */
  public static Clustering of(Graph graph, int bits) {
    long weightBytes = 0;
    long clusteredBytes = 0;
    double squares = 0;
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.op() instanceof Op.Weighted layer) {
        byte[] weights = layer.filter().values().toArray();
        byte[] clustered = new Clusters(weights, 1 << bits).nearest(weights);
        weightBytes += weights.length;
        clusteredBytes += ((long) weights.length * bits + 7) / 8 + (1L << bits);
        squares += squares(weights, clustered);
        nodes.add(
            new Node(
                layer.withFilter(with(clustered, layer.filter())),
                node.inputs(),
                node.output(),
                node.origin()));
      } else {
        nodes.add(node);
      }
    }
    return new Clustering(
        new Graph(graph.name(), graph.inputs(), nodes, graph.outputs()),
        weightBytes,
        clusteredBytes,
        weightBytes == 0 ? 0 : Math.sqrt(squares / weightBytes));
  }

  private static double squares(byte[] weights, byte[] clustered) {
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double change = weights[i] - clustered[i];
      squares += change * change;
    }
    return squares;
  }

  private static Filter with(byte[] values, Filter filter) {
    return new Filter(
        Int8Values.copyOf(values),
        filter.outer(),
        filter.height(),
        filter.width(),
        filter.inner(),
        filter.scales());
  }

  /** What is saved, and what it costs. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%s B of weights instead of %s B, tables of values included; a weight changes by %.2f steps"
            + " in root mean square",
        GroupedDigits.of(clusteredBytes),
        GroupedDigits.of(weightBytes),
        meanError);
  }
}
