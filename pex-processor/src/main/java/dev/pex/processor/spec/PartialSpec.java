package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;

/**
 * Which kinds of partial execution a model may use.
 *
 * @param rows whether operators may run row by row
 * @param channels whether operators may run one slice of channels after the other
 * @param recompute the most that may be computed again, as a share of all multiply-accumulates
 */
public record PartialSpec(boolean rows, boolean channels, Located<Double> recompute) {
  /** What a model may use that says nothing about it. */
  public static PartialSpec byDefault(Origin origin) {
    return new PartialSpec(true, true, new Located<>(0.0, origin));
  }
}
