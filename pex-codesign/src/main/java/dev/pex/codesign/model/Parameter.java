package dev.pex.codesign.model;

import java.util.List;

/**
 * Numbers of a network that training changes in place.
 *
 * <p>Weights of convolutions are {@code [filters][channels of a group][rows][columns]}, those of
 * dense layers {@code [units][inputs]} with the inputs' channels innermost.
 */
public final class Parameter {
  private final String name;
  private final Kind kind;
  private final List<Integer> sizes;
  private final float[] values;

  Parameter(String name, Kind kind, List<Integer> sizes, float[] values) {
    this.name = name;
    this.kind = kind;
    this.sizes = List.copyOf(sizes);
    this.values = values;
  }

  /** The operator's name, a dot, and what it is of it: such as {@code stem.weights}. */
  public String name() {
    return name;
  }

  /** How it changes. */
  public Kind kind() {
    return kind;
  }

  /** Elements along each axis. */
  public List<Integer> sizes() {
    return sizes;
  }

  /** The numbers themselves, the last axis innermost. */
  public float[] values() {
    return values;
  }

  Parameter copy() {
    return new Parameter(name, kind, sizes, values.clone());
  }

  /** How a parameter changes. */
  public enum Kind {
    /** Trained, and small values are preferred. */
    WEIGHTS,
    /** Trained: biases, and the gamma and beta of batch normalisation. */
    CHANNELS,
    /** Observed in the forward pass: the mean and variance of batch normalisation. */
    STATISTICS
  }
}
