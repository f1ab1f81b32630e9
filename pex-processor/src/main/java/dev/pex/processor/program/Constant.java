package dev.pex.processor.program;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;

/**
 * A read-only table of the program: flash on the chip, a resource in Java. The name is a C
 * identifier.
 */
public sealed interface Constant {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** Unique in the program. */
  String name();

  /** Bytes of flash. */
  int bytes();

  /** A table of int8. */
  record Bytes(String name, Int8Values values) implements Constant {
    @Override
    public int bytes() {
      return values.size();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bytes(this);
    }
  }

  /** A table of int32. */
  record Words(String name, Int32Values values) implements Constant {
    @Override
    public int bytes() {
      return values.size() * Integer.BYTES;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.words(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R bytes(Bytes constant);

    R words(Words constant);
  }
}
