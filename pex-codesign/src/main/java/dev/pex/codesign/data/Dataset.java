package dev.pex.codesign.data;

import java.io.IOException;
import java.util.List;

/**
 * Labelled examples in a fixed order, each made when it is asked for.
 *
 * @param <T> what an example shows: an {@link Image} or a recording
 */
public interface Dataset<T> {
  /** The names of the classes; an example's label is an index into them. */
  List<String> classes();

  /** Number of examples. */
  int size();

  /**
   * One example.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  Example<T> example(int index) throws IOException;
}
