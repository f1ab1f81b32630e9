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

    /** The same layer with so many filters. */
    public SeparableConv2D withFilters(int other) {
      return new SeparableConv2D(origin, filters.with(other), repeat, window, activation, from);
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

  /** The maximum of each channel. */
  record GlobalMaxPooling2D(Origin origin, List<Located<String>> from) implements CompositeSpec {
    public GlobalMaxPooling2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalMaxPooling2D(this);
    }
  }

  /** A convolution along the rows. */
  record Conv1D(
      Origin origin,
      Located<Integer> filters,
      WindowSpec window,
      ActivationKind activation,
      List<Located<String>> from)
      implements CompositeSpec, WeightedSpec {
    public Conv1D {
      from = List.copyOf(from);
    }

    @Override
    public Conv1D withActivation(ActivationKind other) {
      return new Conv1D(origin, filters, window, other, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv1D(this);
    }
  }

  /** Wide depthwise convolutions between narrow tensors, which are added. */
  record InvertedResidual(
      Origin origin,
      Located<Integer> filters,
      Located<Integer> expansion,
      Located<Integer> repeat,
      WindowSpec window,
      Located<Integer> squeezeExcite,
      ActivationKind activation,
      List<Located<String>> from)
      implements CompositeSpec {
    public InvertedResidual {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.invertedResidual(this);
    }
  }

  /** Pairs of convolutions whose input is added to their result. */
  record ResidualBlock(
      Origin origin,
      Located<Integer> filters,
      Located<Integer> repeat,
      WindowSpec window,
      ActivationKind activation,
      List<Located<String>> from)
      implements CompositeSpec {
    public ResidualBlock {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.residualBlock(this);
    }
  }

  /** One method for each layer. */
  interface Visitor<R> {
    R separableConv2D(SeparableConv2D layer);

    R squeezeExcite(SqueezeExcite layer);

    R globalMaxPooling2D(GlobalMaxPooling2D layer);

    R conv1D(Conv1D layer);

    R invertedResidual(InvertedResidual layer);

    R residualBlock(ResidualBlock layer);
  }
}
