package dev.pex.processor.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs of a graph's nodes, and stages made of them, each made once. A run depends on its own nodes
 * in their order, and on which nodes have run before, but not on their order: so orders of the
 * graph that differ elsewhere have it in common.
 */
final class KnownRuns {
  private final Map<Set<String>, Integer> downsets = new HashMap<>();
  private final Map<Key, Optional<RowsRun>> rows = new HashMap<>();
  private final Map<Key, Optional<ChannelsRun>> channels = new HashMap<>();
  private final Map<RowsRun, RowsStageChoice> downward = new HashMap<>();
  private final Map<RowsRun, RowsStageChoice> upward = new HashMap<>();

  /** The number of a set of nodes, and names of those that follow. */
  private record Key(int before, List<String> nodes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && before == that.before && nodes.equals(that.nodes);
    }

    @Override
    public int hashCode() {
      return 31 * before + nodes.hashCode();
    }
  }

  /** The runs of an order. */
  OfOrder of(NodeOrder order) {
    return new OfOrder(order);
  }

  /** The stages of a run whose rows run in a direction. */
  RowsStageChoice choice(RowsRun run, boolean runsUpward) {
    return (runsUpward ? upward : downward)
        .computeIfAbsent(run, key -> new RowsStageChoice(key, runsUpward));
  }

  /** The runs of one order. */
  final class OfOrder {
    private final NodeOrder order;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> before = new ArrayList<>();

    private OfOrder(NodeOrder order) {
      this.order = order;
      Set<String> downset = new HashSet<>();
      for (int position = 0; position < order.size(); position++) {
        before.add(downsets.computeIfAbsent(Set.copyOf(downset), key -> downsets.size()));
        names.add(order.node(position).output().name());
        downset.add(names.get(position));
      }
    }

    /** The nodes of positions {@code [first, end)}, if they can run row by row together. */
    Optional<RowsRun> rows(int first, int end) {
      return rows.computeIfAbsent(key(first, end), key -> RowsRun.of(order, first, end));
    }

    /**
     * The nodes of positions {@code [first, end)}, if they can run slice by slice together, or
     * could if the run started earlier.
     */
    Optional<ChannelsRun> channels(int first, int end) {
      return channels.computeIfAbsent(key(first, end), key -> ChannelsRun.of(order, first, end));
    }

    private Key key(int first, int end) {
      return new Key(before.get(first), List.copyOf(names.subList(first, end)));
    }
  }
}
