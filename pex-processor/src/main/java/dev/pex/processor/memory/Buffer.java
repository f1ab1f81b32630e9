package dev.pex.processor.memory;

/**
 * Bytes that must be placed: alive from the start of {@code firstStep} up to, not including, {@code
 * endStep}.
 *
 * @param name of the tensor it holds, or of the accumulator or scratch
 * @param alignment a power of two that divides the offset
 */
public record Buffer(String name, int bytes, int alignment, int firstStep, int endStep) {
  public Buffer {
    if (bytes < 0 || Integer.bitCount(alignment) != 1 || firstStep >= endStep) {
      throw new IllegalArgumentException("buffer '" + name + "' has no bytes, alignment or life");
    }
  }

  /** Whether there is a step at which both are alive. */
  public boolean meets(Buffer other) {
    return firstStep < other.endStep && other.firstStep < endStep;
  }
}
