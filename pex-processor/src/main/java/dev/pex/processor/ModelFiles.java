package dev.pex.processor;

import java.util.List;
import java.util.Optional;

/** The files that a model may name: weights and whole networks. */
interface ModelFiles {
  /**
   * The content of a file.
   *
   * @param packageName of the model, where the file is looked for first
   * @param name as the user wrote it
   */
  Optional<byte[]> find(String packageName, String name);

  /** The places that are looked at, in the words of a message. */
  List<String> places();
}
