package dev.pex.processor.kernels;

import java.util.Objects;

/**
 * An array on the stack for a kernel's body.
 *
 * @param type of its elements, as C declares a variable of it: what stands before the name
 * @param count of elements, perhaps none
 */
public record Scratch(String type, int count) {
  static Scratch words(int count) {
    return new Scratch("int32_t ", count);
  }

  /** Addresses of input. */
  static Scratch addresses(int count) {
    return new Scratch("const int8_t *", count);
  }

  /** Written out because the compiler's own takes long to link. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Scratch that && type.equals(that.type) && count == that.count;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, count);
  }
}
