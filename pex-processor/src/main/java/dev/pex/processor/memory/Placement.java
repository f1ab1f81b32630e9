package dev.pex.processor.memory;

/** A buffer and the byte of the arena at which it starts. */
public record Placement(Buffer buffer, int offset) {
  /** The byte after its last. */
  public int end() {
    return offset + buffer.bytes();
  }
}
