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

  /** A place inside another, such as an operator of a file that an annotation names. */
  static Origin within(Origin outer, String description) {
    return new Within(outer, description);
  }

  /**
   * See {@link Origin#within}; a message is shown where the outer place is.
   *
   * @param outer the place that contains this one
   */
  record Within(Origin outer, String describe) implements Origin {}

  /** See {@link Origin#of}. */
  record Named(String describe) implements Origin {}
}
