package dev.pex.codesign.train;

/** A training that cannot go on; the message says why. */
public final class TrainingException extends Exception {
  private static final long serialVersionUID = 1;

  TrainingException(String message) {
    super(message);
  }
}
