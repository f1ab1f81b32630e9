package dev.pex.processor.diag;

/** Passes diagnostics on and remembers whether an error was among them. */
public final class ErrorGate implements DiagnosticSink {
  private final DiagnosticSink next;
  private boolean closed;

  public ErrorGate(DiagnosticSink next) {
    this.next = next;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    closed |= diagnostic.id().severity() == Severity.ERROR;
    next.report(diagnostic);
  }

  /** Whether no error came by, so that the work can go on. */
  public boolean isOpen() {
    return !closed;
  }
}
