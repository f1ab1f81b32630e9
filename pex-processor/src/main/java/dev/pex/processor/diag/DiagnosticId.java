package dev.pex.processor.diag;

import java.util.Locale;

/** The catalogue: everything Pex can say about a model, each entry with its slug and severity. */
public enum DiagnosticId {
  /** The model needs more SRAM than its budget. */
  ARENA_TOO_SMALL(Severity.ERROR),
  /** The model needs more flash than its budget. */
  FLASH_TOO_SMALL(Severity.ERROR),
  /** A file is not a readable {@code .tflite}. */
  TFLITE_INVALID(Severity.ERROR),
  /** A {@code .tflite} uses an operator, a version or a type that Pex does not support. */
  TFLITE_UNSUPPORTED(Severity.ERROR),
  /** What was planned. */
  PLAN(Severity.NOTE);

  private final Severity severity;

  DiagnosticId(Severity severity) {
    this.severity = severity;
  }

  /** Whether the model is refused. */
  public Severity severity() {
    return severity;
  }

  /**
   * The name in messages, of the manual page and of the example directory, such as {@code
   * arena-too-small}.
   */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
