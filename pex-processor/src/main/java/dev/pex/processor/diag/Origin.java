package dev.pex.processor.diag;

/**
 * Where in the user's model something comes from; opaque to all but the code that made it, which
 * also knows how to show a message there.
 */
public interface Origin {
  /**
   * Words that name the place in a message, such as {@code 'stem'} or {@code operator 3 (CONV_2D)}.
   */
  String describe();

  /** An origin that is only its description, for graphs made by programs. */
  static Origin of(String description) {
    return new Named(description);
  }

  /** See {@link Origin#of}. */
  record Named(String describe) implements Origin {}
}
