package dev.pex.runtime;

/** What a network answers to a pushed row of its input. */
public enum PushResult {
  /** More rows are needed. */
  MORE,
  /** All rows were pushed: the outputs are there. */
  DONE
}
