package dev.pex.processor;

/** Ends the compilation of a model at a stage boundary, after errors were reported. */
final class ModelRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  ModelRefused() {
    super("the model has errors", null, false, false);
  }
}
