package dev.pex.processor.kernels;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kernel of the C runtime with its parameters.
 *
 * @param function the kernel's function, also the name of its header without {@code .h}
 * @param fields of its parameter struct, each as {@code name = value}
 * @param scratch where the kernel's body is to stand in a function of this use alone: what it is
 *     given of the stack, perhaps nothing
 */
public record KernelCall(String function, List<String> fields, Optional<Scratch> scratch) {
  public KernelCall {
    fields = List.copyOf(fields);
  }

  /** Written out because the compiler's own takes long to link. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KernelCall that
        && function.equals(that.function)
        && fields.equals(that.fields)
        && scratch.equals(that.scratch);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, fields, scratch);
  }

  /** The type of the parameter struct. */
  public String type() {
    return function + "_params";
  }

  /** The header to include. */
  public String header() {
    return function + (scratch.isPresent() ? "_inline.h" : ".h");
  }
}
