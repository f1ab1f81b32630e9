package dev.pex.processor.emit.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Lanes beside a list of tensors, in an order in which they can be made: each tensor has a lane
 * from its maker to its last reader.
 */
final class GraphLanes {
  private static final String FREE = "";

  private final Map<String, Integer> lastReaders = new HashMap<>();
  private final List<String> lanes = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * What is drawn beside a tensor.
   *
   * @param lane of the tensor
   * @param read lanes that end in it, or branch into it
   * @param passing lanes that go on beside it
   * @param goesOn whether something reads the tensor
   */
  record Row(int lane, List<Integer> read, List<Integer> passing, boolean goesOn) {
    Row {
      read = List.copyOf(read);
      passing = List.copyOf(passing);
    }

    /** The lanes below it. */
    List<Integer> below() {
      SortedSet<Integer> below = new TreeSet<>(passing);
      if (goesOn) {
        below.add(lane);
      }
      return List.copyOf(below);
    }
  }

  /**
   * The rows of some tensors.
   *
   * @param reads what each tensor is made of, by its name, in the order of the rows
   */
  static List<Row> of(List<Map.Entry<String, List<String>>> reads) {
    GraphLanes lanes = new GraphLanes();
    for (int row = 0; row < reads.size(); row++) {
      for (String tensor : reads.get(row).getValue()) {
        lanes.lastReaders.put(tensor, row);
      }
    }
    reads.forEach(each -> lanes.add(each.getKey(), each.getValue()));
    return lanes.rows;
  }

  private void add(String tensor, List<String> read) {
    int row = rows.size();
    List<Integer> from = read.stream().distinct().map(lanes::indexOf).sorted().toList();
    read.stream()
        .filter(each -> lastReaders.getOrDefault(each, -1) == row)
        .forEach(each -> lanes.replaceAll(lane -> lane.equals(each) ? FREE : lane));
    List<Integer> passing = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (!lanes.get(lane).equals(FREE)) {
        passing.add(lane);
      }
    }
    int lane = freeLane(from);
    boolean goesOn = lastReaders.getOrDefault(tensor, -1) > row;
    lanes.set(lane, goesOn ? tensor : FREE);
    rows.add(new Row(lane, from, passing, goesOn));
  }

  /** The first lane that has just become free, else the first free one. */
  private int freeLane(List<Integer> read) {
    for (int lane : read) {
      if (lanes.get(lane).equals(FREE)) {
        return lane;
      }
    }
    if (!lanes.contains(FREE)) {
      lanes.add(FREE);
    }
    return lanes.indexOf(FREE);
  }
}
