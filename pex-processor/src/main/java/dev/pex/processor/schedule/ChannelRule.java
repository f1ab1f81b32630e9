package dev.pex.processor.schedule;

/**
 * How an operator's channels depend on the channels of its inputs: all that channels stages know of
 * operators.
 */
sealed interface ChannelRule {
  /** Calls the visitor's method for this rule. */
  <R> R accept(Visitor<R> visitor);

  /** A slice of the output needs the same slice of each input, that part of their channels. */
  record Pointwise() implements ChannelRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pointwise(this);
    }
  }

  /**
   * Every output channel needs every input channel.
   *
   * @param produces whether any slice of the output can be made of the whole input
   * @param accumulates whether a slice of the input can be added to int32 sums of the whole output
   */
  record Mixes(boolean produces, boolean accumulates) implements ChannelRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mixes(this);
    }
  }

  /** Makes its whole output of its whole input. */
  record Opaque() implements ChannelRule {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.opaque(this);
    }
  }

  /** One method for each rule. */
  interface Visitor<R> {
    R pointwise(Pointwise rule);

    R mixes(Mixes rule);

    R opaque(Opaque rule);
  }
}
