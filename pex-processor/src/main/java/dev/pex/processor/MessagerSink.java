package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.source.SourceOrigin;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Shows diagnostics through the compiler. */
final class MessagerSink implements DiagnosticSink {
  private final Messager messager;
  private final boolean warningsAreErrors;

  MessagerSink(Messager messager, boolean warningsAreErrors) {
    this.messager = messager;
    this.warningsAreErrors = warningsAreErrors;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    Kind kind = kind(diagnostic);
    if (diagnostic.origin() instanceof SourceOrigin place) {
      place.print(messager, kind, inside(place, diagnostic).text());
    } else {
      messager.printMessage(kind, diagnostic.text());
    }
  }

  /** The diagnostic with the lines that its place leaves open. */
  private static Diagnostic inside(SourceOrigin place, Diagnostic diagnostic) {
    Stream<String> lines = place.lines().stream().map(line -> "inside: " + line);
    return new Diagnostic(
        diagnostic.id(),
        place,
        diagnostic.summary(),
        Stream.concat(lines, diagnostic.details().stream()).toList());
  }

  private Kind kind(Diagnostic diagnostic) {
    return switch (diagnostic.id().severity()) {
      case ERROR -> Kind.ERROR;
      case WARNING -> warningsAreErrors ? Kind.ERROR : Kind.WARNING;
      case NOTE -> Kind.NOTE;
    };
  }
}
