package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.memory.MarkedArena;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The rows that sums have received in a run of a program. */
final class FoldedRows {
  private final Sums sums;
  private final BitSet rows = new BitSet();
  private Optional<String> folded = Optional.empty();

  FoldedRows(Sums sums) {
    this.sums = sums;
  }

  /** The bytes of the sums. */
  MarkedArena.Run words() {
    return new MarkedArena.Run(sums.identifier() + " (sums)", 0, sums.bytes(), sums.offset());
  }

  /** Adds a row of a tensor; answers what is wrong about it. */
  Optional<String> add(String tensor, int row) {
    boolean other = folded.isPresent() && !folded.get().equals(tensor);
    boolean twice = rows.get(row);
    folded = Optional.of(tensor);
    rows.set(row);
    return other || twice
        ? Optional.of("row %d of '%s' is folded twice, or with others".formatted(row, tensor))
        : Optional.empty();
  }

  /** What is missing when a node makes its output of the sums. */
  List<String> missing(Node node) {
    List<String> findings = new ArrayList<>();
    String input = node.input().tensor().name();
    String output = node.output().name();
    if (!folded.equals(Optional.of(input))) {
      findings.add("'%s' is not made of '%s'".formatted(output, input));
    }
    int row = rows.nextClearBit(0);
    if (row < node.input().tensor().shape().height()) {
      findings.add("row %d of '%s' is not folded into '%s'".formatted(row, input, output));
    }
    return findings;
  }
}
