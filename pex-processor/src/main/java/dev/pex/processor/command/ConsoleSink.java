package dev.pex.processor.command;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Shows errors and warnings of a model on the console. */
final class ConsoleSink implements DiagnosticSink {
  private final Path file;
  private final PrintWriter out;

  ConsoleSink(Path file, PrintWriter out) {
    this.file = file;
    this.out = out;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    Severity severity = diagnostic.id().severity();
    if (severity != Severity.NOTE) {
      out.println(
          file + ": " + severity.name().toLowerCase(Locale.ROOT) + ": " + diagnostic.text());
    }
  }
}
