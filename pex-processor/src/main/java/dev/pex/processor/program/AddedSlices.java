package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.WindowRead;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Which input channels the sums of each output row have received in a run of a program. */
final class AddedSlices {
  private final BitSet added = new BitSet();
  private Optional<Statement.AddSlice> first = Optional.empty();
  private int firstRow;

  /**
   * Adds channels to an output row; answers what is wrong about it.
   *
   * @param sumsRow the row of the sums to which they are added
   */
  List<String> add(Statement.AddSlice add, int row, int sumsRow, Range slice) {
    List<String> findings = new ArrayList<>();
    firstRow = first.isEmpty() ? row - sumsRow : firstRow;
    if (row - sumsRow != firstRow) {
      findings.add("row %d is added to sums of another".formatted(row));
    }
    Statement.AddSlice other = first.orElse(add);
    first = Optional.of(other);
    if (!other.kernel().equals(add.kernel()) || !tensor(other).equals(tensor(add))) {
      findings.add("'%s' adds up slices of two tensors".formatted(add.sums().identifier()));
    }
    int channels = add.kernel().input().channels();
    int from = row * channels + slice.first();
    int twice = added.nextSetBit(from);
    if (twice >= 0 && twice < row * channels + slice.end()) {
      findings.add("channel %d is added twice to row %d".formatted(twice % channels, row));
    }
    added.set(from, row * channels + slice.end());
    return findings;
  }

  /** What is missing when a node makes rows of its output of the sums. */
  List<String> missing(Node node, RowKernel.Convolution kernel, Range rows) {
    List<String> findings = new ArrayList<>();
    boolean same =
        firstRow == rows.first()
            && first.map(add -> tensor(add).equals(node.input().tensor().name())).orElse(false)
            && first.map(add -> add.kernel().equals(kernel)).orElse(false)
            && kernel.window().equals(WindowRead.of(node, 0));
    if (!same) {
      findings.add("'%s' does not add up its input".formatted(node.output().name()));
    }
    int channels = node.input().tensor().shape().channels();
    int next = added.nextClearBit(rows.first() * channels);
    if (next < rows.end() * channels) {
      findings.add(
          "channel %d is not added to row %d of '%s'"
              .formatted(next % channels, next / channels, node.output().name()));
    }
    return findings;
  }

  private static String tensor(Statement.AddSlice add) {
    return add.input().lines().tensor();
  }
}
