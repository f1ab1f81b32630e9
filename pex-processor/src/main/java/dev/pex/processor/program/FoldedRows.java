package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.memory.MarkedArena;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The elements that sums have received in a run of a program. */
final class FoldedRows {
  private final BitSet elements = new BitSet();
  private Optional<String> folded = Optional.empty();

  /** Adds elements of a tensor; answers what is wrong about it. */
  Optional<String> add(MarkedArena.Run run) {
    int end = run.firstElement() + run.elements();
    int twice = elements.nextSetBit(run.firstElement());
    boolean other = folded.isPresent() && !folded.get().equals(run.tensor());
    folded = Optional.of(run.tensor());
    elements.set(run.firstElement(), end);
    return other || (twice >= 0 && twice < end)
        ? Optional.of(
            "element %d of '%s' is folded twice, or with others"
                .formatted(run.firstElement(), run.tensor()))
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
    int missing = elements.nextClearBit(0);
    if (missing < node.input().tensor().shape().elements()) {
      findings.add("element %d of '%s' is not folded into '%s'".formatted(missing, input, output));
    }
    return findings;
  }
}
