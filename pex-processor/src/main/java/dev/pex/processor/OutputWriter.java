package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.emit.java.GeneratedJava;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
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
        try (OutputStream stream = open("", current, type)) {
          stream.write(file.getValue());
        }
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
    try (OutputStream stream = open(generated.packageName(), generated.resourceName(), type)) {
      generated.resource().writeTo(stream);
    }
  }

  private OutputStream open(String packageName, String name, TypeElement type) throws IOException {
    FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, packageName, name, type);
    return new InBlocks(file.openOutputStream());
  }

  /** Passes long contents on in blocks: a file's stream copies all that it is given at once. */
  private static final class InBlocks extends FilterOutputStream {
    private static final int BLOCK_BYTES = 1 << 16;

    InBlocks(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
      int end = offset + length;
      for (int first = offset; first < end; first += BLOCK_BYTES) {
        out.write(content, first, Math.min(BLOCK_BYTES, end - first));
      }
    }
  }
}
