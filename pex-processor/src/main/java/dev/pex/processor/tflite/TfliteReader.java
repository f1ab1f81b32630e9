package dev.pex.processor.tflite;

import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import java.util.Optional;

/** Reads a {@code .tflite} file into the graph it holds, one node for each of its operators. */
public final class TfliteReader {
  /**
   * Reads a file, which may hold anything: what is wrong with it is reported, never thrown.
   *
   * @param file the bytes of the file
   * @param fileName what messages and the graph call it
   * @param origin where in the user's model the file is named
   * @return the graph; empty exactly if an error was reported
   */
  public Optional<Graph> read(byte[] file, String fileName, Origin origin, DiagnosticSink sink) {
    return Optional.empty();
  }
}
