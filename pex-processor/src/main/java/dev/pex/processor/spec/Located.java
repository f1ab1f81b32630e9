package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;

/** A value and the place in the user's model whose edit would change it. */
public record Located<T>(T value, Origin origin) {
  /** Another value at the same place. */
  public Located<T> with(T other) {
    return new Located<>(other, origin);
  }
}
