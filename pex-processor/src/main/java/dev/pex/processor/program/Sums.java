package dev.pex.processor.program;

/**
 * Int32 sums in the arena, in the byte order of the machine.
 *
 * @param identifier its name in generated code
 * @param offset byte of the arena, a multiple of four
 */
public record Sums(String identifier, int offset, int count) {
  /** Bytes that the sums take. */
  public int bytes() {
    return count * Integer.BYTES;
  }
}
