package dev.pex.processor.schedule;

import dev.pex.processor.graph.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a stage keeps of a tensor that is not whole, and what the buffer of it is called. */
public enum StageBuffer {
  /** Rows that outlive a tick. */
  LINES("rows"),
  /** The newest row, or the newest columns of it. */
  FRONT("newest values"),
  /** Int32 sums that become the tensor. */
  SUMS("sums"),
  /** Some of its channels. */
  SLICE("slice"),
  /** The number of rows that the caller has not pushed yet. */
  TO_COME("count of rows to come");

  private final String description;
  private final String suffix;

  StageBuffer(String description) {
    this.description = description;
    this.suffix = "." + word();
  }

  /** The name of a tensor's buffer. */
  public String of(Tensor tensor) {
    return tensor.name() + suffix;
  }

  /** Such as {@code lines}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a buffer is of this kind, if it is not a tensor. */
  boolean isNameOf(String buffer) {
    return buffer.endsWith(suffix);
  }

  /** The tensor that a buffer holds, or holds part of. */
  public static String tensor(String buffer) {
    return part(buffer).map(part -> part.tensorOf(buffer)).orElse(buffer);
  }

  private static Optional<StageBuffer> part(String buffer) {
    return Arrays.stream(values()).filter(part -> part.isNameOf(buffer)).findFirst();
  }

  private String tensorOf(String buffer) {
    return buffer.substring(0, buffer.length() - suffix.length());
  }

  /**
   * A buffer, which is not a tensor, in words: {@code rows of 'stem'}.
   *
   * @param tensors how a tensor is called
   */
  public static String describe(String buffer, UnaryOperator<String> tensors) {
    String tensor = tensors.apply(tensor(buffer));
    return part(buffer).map(part -> part.description + " of " + tensor).orElse(tensor);
  }
}
