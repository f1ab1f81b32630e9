package dev.pex.processor.program;

/** Names of tensors for people. */
public final class ShortName {
  private ShortName() {}

  /** A tensor's name, or its first part where a converter joined those of several. */
  public static String of(String tensor) {
    int end = tensor.indexOf(';');
    return end > 0 ? tensor.substring(0, end) : tensor;
  }
}
