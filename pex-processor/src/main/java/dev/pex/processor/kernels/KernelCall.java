package dev.pex.processor.kernels;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A kernel of the C runtime with its parameters.
 *
 * @param function the kernel's function, also the name of its header without {@code .h}
 * @param fields of its parameter struct, each as {@code name = value}
 * @param scratchWords where the kernel's body is to stand in a function of this use alone: words of
 *     stack that it is given, perhaps none
 */
public record KernelCall(String function, List<String> fields, OptionalInt scratchWords) {
  public KernelCall {
    fields = List.copyOf(fields);
  }

  /** Written out because the compiler's own takes long to link. */
  @Override
  public boolean equals(Object other) {
    return other instanceof KernelCall that
        && function.equals(that.function)
        && fields.equals(that.fields)
        && scratchWords.equals(that.scratchWords);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, fields, scratchWords);
  }

  /** The type of the parameter struct. */
  public String type() {
    return function + "_params";
  }

  /** The header to include. */
  public String header() {
    return function + (scratchWords.isPresent() ? "_inline.h" : ".h");
  }
}
