package dev.pex.processor.diag;

/** Takes diagnostics as they are found; work goes on to the next stage boundary. */
@FunctionalInterface
public interface DiagnosticSink {
  /** Takes one diagnostic. */
  void report(Diagnostic diagnostic);
}
