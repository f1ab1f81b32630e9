package dev.pex.processor.spec;

/**
 * Which kinds of partial execution a model may use.
 *
 * @param rows whether operators may run row by row
 * @param channels whether operators may run one slice of channels after the other
 */
public record PartialSpec(boolean rows, boolean channels) {
  /** What a model may use that says nothing about it. */
  public static final PartialSpec ALL = new PartialSpec(true, true);
}
