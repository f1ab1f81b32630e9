package dev.pex.processor.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An arena whose bytes say which element of which tensor they hold: what verifiers run plans on. It
 * tells what goes wrong in sentences.
 */
public final class MarkedArena {
  private final long[] marks;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> findings;

  /**
   * Elements of a tensor, one after the other from a byte of the arena on.
   *
   * @param tensor its name, or that of other values such as sums
   */
  public record Run(String tensor, int firstElement, int elements, int offset) {
    /** One element of the run. */
    public Run only(int index) {
      return new Run(tensor, firstElement + index, 1, offset + index);
    }
  }

  /** An arena that holds nothing, and adds to the findings. */
  public MarkedArena(int bytes, List<String> findings) {
    this.marks = new long[bytes];
    this.findings = findings;
  }

  /** Writes elements. */
  public void write(Run run) {
    if (liesInside(run)) {
      long mark = mark(run);
      for (int i = 0; i < run.elements(); i++) {
        marks[run.offset() + i] = mark + i;
      }
    }
  }

  /** Moves bytes, whatever they hold. */
  public void move(int from, int to, int bytes) {
    if (Math.min(from, to) < 0 || Math.max(from, to) + bytes > marks.length) {
      findings.add("bytes are moved to no place in the arena");
    } else {
      System.arraycopy(marks, from, marks, to, bytes);
    }
  }

  /**
   * Finds whether elements are still where they were written.
   *
   * @param reader who needs them, as a sentence calls it
   */
  public void read(Run run, String reader) {
    if (!liesInside(run)) {
      return;
    }
    long mark = mark(run);
    for (int i = 0; i < run.elements(); i++) {
      if (marks[run.offset() + i] != mark + i) {
        findings.add(
            "byte %d of '%s' is lost before %s has read it"
                .formatted(run.firstElement() + i, run.tensor(), reader));
        return;
      }
    }
  }

  private boolean liesInside(Run run) {
    boolean inside = run.offset() >= 0 && run.offset() + run.elements() <= marks.length;
    if (!inside) {
      findings.add("'%s' has no place in the arena".formatted(run.tensor()));
    }
    return inside;
  }

  private long mark(Run run) {
    int number = numbers.computeIfAbsent(run.tensor(), key -> numbers.size() + 1);
    return ((long) number << Integer.SIZE) + run.firstElement();
  }
}
