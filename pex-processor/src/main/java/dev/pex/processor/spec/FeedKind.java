package dev.pex.processor.spec;

/** How an application gives an input. */
public enum FeedKind {
  WHOLE,
  ROWS
}
