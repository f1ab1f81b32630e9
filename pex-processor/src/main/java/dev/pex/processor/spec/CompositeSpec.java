package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;

/** A layer that stands for several others. */
public sealed interface CompositeSpec extends LayerSpec {
  /** Calls the visitor's method for this layer. */
  <R> R accept(Visitor<R> visitor);

  /** Pairs of a depthwise and a 1x1 convolution; the strides are those of the first pair. */
  record SeparableConv2D(
      Origin origin,
      Located<Integer> filters,
      Located<Integer> repeat,
      WindowSpec window,
      ActivationKind activation,
      List<Located<String>> from)
      implements CompositeSpec {
    public SeparableConv2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.separableConv2D(this);
    }
  }

  /** Channels scaled by shares that depend on the means of all. */
  record SqueezeExcite(Origin origin, Located<Integer> units, List<Located<String>> from)
      implements CompositeSpec {
    public SqueezeExcite {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.squeezeExcite(this);
    }
  }

  /** One method for each layer. */
  interface Visitor<R> {
    R separableConv2D(SeparableConv2D layer);

    R squeezeExcite(SqueezeExcite layer);
  }
}
