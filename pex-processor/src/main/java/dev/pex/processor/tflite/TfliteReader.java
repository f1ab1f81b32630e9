package dev.pex.processor.tflite;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.tflite.schema.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a {@code .tflite} file into the graph it holds, one node for each of its operators. */
public final class TfliteReader {
  private static final int SCHEMA_VERSION = 3;
  private static final String SUFFIX = ".tflite";

  /**
   * Reads a file, which may hold anything: what is wrong with it is reported, never thrown.
   *
   * @param file the bytes of the file
   * @param fileName what messages and the graph call it
   * @param origin where in the user's model the file is named
   * @return the graph; empty exactly if an error was reported
   */
  public Optional<Graph> read(byte[] file, String fileName, Origin origin, DiagnosticSink sink) {
    Consumer<Refusal> refusals = refusal -> sink.report(diagnostic(refusal, fileName, origin));
    try {
      Model model = model(file);
      return new GraphReading(model, origin, refusals).read(name(fileName));
    } catch (Refusal refusal) {
      refusals.accept(refusal);
      return Optional.empty();
    }
  }

  /** The model, each of whose offsets was followed. */
  private static Model model(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 8 || !Model.ModelBufferHasIdentifier(bytes)) {
      throw Refusal.invalid("", "is not a TensorFlow Lite model: it does not bear the mark 'TFL3'");
    }
    ModelStructure.verify(bytes);
    Model model = Model.getRootAsModel(bytes);
    if (model.version() != SCHEMA_VERSION) {
      throw Refusal.invalid(
          "", "has schema version " + model.version() + " where Pex reads " + SCHEMA_VERSION);
    }
    if (model.subgraphsLength() == 0) {
      throw Refusal.invalid("", "has no subgraph");
    }
    if (model.subgraphsLength() > 1) {
      throw Refusal.unsupported(
          "", "has " + model.subgraphsLength() + " subgraphs where Pex reads one");
    }
    return model;
  }

  private static Diagnostic diagnostic(Refusal refusal, String fileName, Origin origin) {
    List<String> details =
        switch (refusal.id()) {
          case TFLITE_UNSUPPORTED ->
              List.of("help: Pex reads int8 networks of " + OperatorKind.names());
          case TFLITE_QUANTIZATION ->
              List.of("help: convert the network with full integer quantisation, int8");
          default -> List.of();
        };
    return new Diagnostic(refusal.id(), origin, refusal.summary(fileName), details);
  }

  private static String name(String fileName) {
    String file = fileName.substring(fileName.lastIndexOf('/') + 1);
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }
}
