package dev.pex.processor.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A memory problem by buffer: its pairs, and how far one lies above the other. */
final class Separations {
  private final MemoryProblem problem;
  private final int[][] pairsOf;

  Separations(MemoryProblem problem) {
    this.problem = problem;
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < problem.buffers().size(); i++) {
      pairs.add(new ArrayList<>());
    }
    for (int pair = 0; pair < problem.distances().size(); pair++) {
      pairs.get(pair(pair).first()).add(pair);
      pairs.get(pair(pair).second()).add(pair);
    }
    pairsOf =
        pairs.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** How many buffers. */
  int size() {
    return problem.buffers().size();
  }

  Buffer buffer(int index) {
    return problem.buffers().get(index);
  }

  int bytes(int buffer) {
    return buffer(buffer).bytes();
  }

  /** How many pairs. */
  int pairs() {
    return problem.distances().size();
  }

  Distance pair(int index) {
    return problem.distances().get(index);
  }

  /** Indices of the pairs that a buffer is of; not to be written to. */
  int[] pairsOf(int buffer) {
    return pairsOf[buffer];
  }

  /** The least multiple of the buffer's alignment that is not below a byte of the arena. */
  int aligned(int buffer, int offset) {
    int alignment = buffer(buffer).alignment();
    return (Math.max(0, offset) + alignment - 1) & -alignment;
  }

  static int other(Distance pair, int buffer) {
    return pair.first() == buffer ? pair.second() : pair.first();
  }

  /** How far {@code upper} lies above the other of the pair, if it is the upper one. */
  static int above(Distance pair, int upper) {
    return pair.second() == upper ? pair.secondAbove() : pair.firstAbove();
  }

  /** Whether two offsets are as far from each other as the pair demands. */
  static boolean keeps(Distance pair, int firstOffset, int secondOffset) {
    return secondOffset >= firstOffset + pair.secondAbove()
        || firstOffset >= secondOffset + pair.firstAbove();
  }

  /** The end of the highest buffer. */
  int arenaBytes(int[] offsets) {
    return IntStream.range(0, offsets.length)
        .map(buffer -> offsets[buffer] + bytes(buffer))
        .max()
        .orElse(0);
  }
}
