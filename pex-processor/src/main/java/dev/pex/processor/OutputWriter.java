package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.emit.java.GeneratedJava;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/**
 * Writes the outputs of a model, each file with the model's class as its one originating element.
 */
final class OutputWriter {
  private final Filer filer;
  private final DiagnosticSink sink;

  OutputWriter(Filer filer, DiagnosticSink sink) {
    this.filer = filer;
    this.sink = sink;
  }

  /** Writes everything; the first file that cannot be written is reported and ends it. */
  void write(Outputs outputs, TypeElement type, Origin origin) {
    String current = outputs.folder();
    try {
      for (GeneratedJava generated : outputs.classes()) {
        current = generated.qualifiedName();
        writeClass(generated, type);
      }
      for (Map.Entry<String, byte[]> file : outputs.files().entrySet()) {
        current = outputs.folder() + "/" + file.getKey();
        writeResource("", current, file.getValue(), type);
      }
    } catch (IOException e) {
      sink.report(
          new Diagnostic(
              DiagnosticId.FILE_NOT_WRITTEN,
              origin,
              "cannot write '" + current + "': " + e.getMessage()));
    }
  }

  private void writeClass(GeneratedJava generated, TypeElement type) throws IOException {
    try (Writer writer = filer.createSourceFile(generated.qualifiedName(), type).openWriter()) {
      writer.write(generated.source());
    }
    writeResource(
        generated.packageName(), generated.resourceName(), generated.resource().toArray(), type);
  }

  private void writeResource(String packageName, String name, byte[] content, TypeElement type)
      throws IOException {
    try (OutputStream stream =
        filer
            .createResource(StandardLocation.CLASS_OUTPUT, packageName, name, type)
            .openOutputStream()) {
      stream.write(content);
    }
  }
}
