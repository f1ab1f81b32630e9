package dev.pex.processor.diag;

/** How a diagnostic ends: an error stops the model, a warning and a note do not. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE
}
