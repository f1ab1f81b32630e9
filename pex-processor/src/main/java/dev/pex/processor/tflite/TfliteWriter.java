package dev.pex.processor.tflite;

import dev.pex.processor.graph.Graph;

/** Writes a graph as a {@code .tflite} file that TensorFlow Lite runs. */
public final class TfliteWriter {
  /**
   * The file's bytes; the same graph gives the same bytes.
   *
   * @throws IllegalArgumentException if the graph holds something that the format cannot say, such
   *     as a pool whose padding is neither SAME nor VALID
   */
  public byte[] write(Graph graph) {
    return new byte[0];
  }
}
