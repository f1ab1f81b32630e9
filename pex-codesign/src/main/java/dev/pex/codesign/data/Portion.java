package dev.pex.codesign.data;

import java.io.IOException;
import java.util.List;

/**
 * Some examples of a dataset that follow each other.
 *
 * @param first index of the first
 * @param size how many
 */
public record Portion<T>(Dataset<T> whole, int first, int size) implements Dataset<T> {
  /** Refuses examples that are not there. */
  public Portion {
    if (first < 0 || size < 0 || size > whole.size() - first) {
      throw new IllegalArgumentException(
          "%d examples from %d are not all among %d".formatted(size, first, whole.size()));
    }
  }

  @Override
  public List<String> classes() {
    return whole.classes();
  }

  @Override
  public Example<T> example(int index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return whole.example(first + index);
  }
}
