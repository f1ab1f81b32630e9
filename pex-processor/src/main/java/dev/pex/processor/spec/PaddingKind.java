package dev.pex.processor.spec;

/** What a window does at the borders; the names are those of {@code dev.pex.Padding}. */
public enum PaddingKind {
  SAME,
  VALID
}
