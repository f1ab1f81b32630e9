package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;
import java.util.Optional;

/** A layer that is one operator, but for an activation that no operator takes over. */
public sealed interface OperatorSpec extends LayerSpec {
  /** Calls the visitor's method for this layer. */
  <R> R accept(Visitor<R> visitor);

  /** An input of the network. */
  record Input(
      Origin origin,
      Located<Integer> height,
      Located<Integer> width,
      Located<Integer> channels,
      Optional<Located<Float>> scale,
      Optional<Located<Integer>> zeroPoint,
      Located<FeedKind> feed)
      implements OperatorSpec {
    /** The same input, written in another way. */
    public Input withFeed(FeedKind other) {
      return new Input(origin, height, width, channels, scale, zeroPoint, feed.with(other));
    }

    /** The same input of another size. */
    public Input withSize(int newHeight, int newWidth) {
      return new Input(
          origin, height.with(newHeight), width.with(newWidth), channels, scale, zeroPoint, feed);
    }

    @Override
    public List<Located<String>> from() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /** A convolution. */
  record Conv2D(
      Origin origin,
      Located<Integer> filters,
      WindowSpec window,
      ActivationKind activation,
      List<Located<String>> from)
      implements OperatorSpec, WeightedSpec {
    public Conv2D {
      from = List.copyOf(from);
    }

    /** The same layer with so many filters. */
    public Conv2D withFilters(int other) {
      return new Conv2D(origin, filters.with(other), window, activation, from);
    }

    @Override
    public Conv2D withActivation(ActivationKind other) {
      return new Conv2D(origin, filters, window, other, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv2D(this);
    }
  }

  /** A depthwise convolution. */
  record DepthwiseConv2D(
      Origin origin,
      Located<Integer> multiplier,
      WindowSpec window,
      ActivationKind activation,
      List<Located<String>> from)
      implements OperatorSpec, WeightedSpec {
    public DepthwiseConv2D {
      from = List.copyOf(from);
    }

    @Override
    public DepthwiseConv2D withActivation(ActivationKind other) {
      return new DepthwiseConv2D(origin, multiplier, window, other, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.depthwiseConv2D(this);
    }
  }

  /** A fully connected layer. */
  record Dense(
      Origin origin, Located<Integer> units, ActivationKind activation, List<Located<String>> from)
      implements OperatorSpec, WeightedSpec {
    public Dense {
      from = List.copyOf(from);
    }

    /** The same layer with so many units. */
    public Dense withUnits(int other) {
      return new Dense(origin, units.with(other), activation, from);
    }

    @Override
    public Dense withActivation(ActivationKind other) {
      return new Dense(origin, units, other, from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** The maximum of each window. */
  record MaxPooling2D(Origin origin, WindowSpec window, List<Located<String>> from)
      implements OperatorSpec {
    public MaxPooling2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPooling2D(this);
    }
  }

  /** The mean of each window. */
  record AveragePooling2D(Origin origin, WindowSpec window, List<Located<String>> from)
      implements OperatorSpec {
    public AveragePooling2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.averagePooling2D(this);
    }
  }

  /** The mean of each channel. */
  record GlobalAveragePooling2D(Origin origin, List<Located<String>> from) implements OperatorSpec {
    public GlobalAveragePooling2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalAveragePooling2D(this);
    }
  }

  /**
   * A sum or a difference; it has no default edge.
   *
   * @param operands the list of names as a place for messages
   */
  record Add(
      Origin origin,
      Origin operands,
      boolean subtracts,
      ActivationKind activation,
      List<Located<String>> from)
      implements OperatorSpec {
    public Add {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /**
   * A product; it has no default edge.
   *
   * @param operands the list of names as a place for messages
   */
  record Multiply(
      Origin origin, Origin operands, ActivationKind activation, List<Located<String>> from)
      implements OperatorSpec {
    public Multiply {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiply(this);
    }
  }

  /**
   * Tensors one behind the other; it has no default edge.
   *
   * @param operands the list of names as a place for messages
   */
  record Concatenate(Origin origin, Origin operands, AxisKind axis, List<Located<String>> from)
      implements OperatorSpec {
    public Concatenate {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concatenate(this);
    }
  }

  /** All elements as a vector. */
  record Flatten(Origin origin, List<Located<String>> from) implements OperatorSpec {
    public Flatten {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /** The elements under another shape. */
  record Reshape(Origin origin, Located<List<Integer>> shape, List<Located<String>> from)
      implements OperatorSpec {
    public Reshape {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reshape(this);
    }
  }

  /** A tensor without rows and columns at its sides. */
  record Cropping2D(Origin origin, Located<List<Integer>> cropping, List<Located<String>> from)
      implements OperatorSpec {
    public Cropping2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cropping2D(this);
    }
  }

  /** Zeros around a tensor. */
  record ZeroPadding2D(Origin origin, Located<List<Integer>> padding, List<Located<String>> from)
      implements OperatorSpec {
    public ZeroPadding2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zeroPadding2D(this);
    }
  }

  /** More rows and columns. */
  record UpSampling2D(
      Origin origin,
      Located<List<Integer>> size,
      InterpolationKind interpolation,
      List<Located<String>> from)
      implements OperatorSpec {
    public UpSampling2D {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.upSampling2D(this);
    }
  }

  /** Probabilities over the channels. */
  record Softmax(Origin origin, List<Located<String>> from) implements OperatorSpec {
    public Softmax {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /** Positive values, and a share of negative ones. */
  record LeakyRelu(Origin origin, Located<Float> negativeSlope, List<Located<String>> from)
      implements OperatorSpec {
    public LeakyRelu {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /** An activation that stands alone. */
  record Activation(Origin origin, Located<ActivationKind> kind, List<Located<String>> from)
      implements OperatorSpec {
    public Activation {
      from = List.copyOf(from);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activation(this);
    }
  }

  /** One method for each layer. */
  interface Visitor<R> {
    R input(Input layer);

    R conv2D(Conv2D layer);

    R depthwiseConv2D(DepthwiseConv2D layer);

    R dense(Dense layer);

    R maxPooling2D(MaxPooling2D layer);

    R averagePooling2D(AveragePooling2D layer);

    R globalAveragePooling2D(GlobalAveragePooling2D layer);

    R add(Add layer);

    R multiply(Multiply layer);

    R concatenate(Concatenate layer);

    R flatten(Flatten layer);

    R reshape(Reshape layer);

    R cropping2D(Cropping2D layer);

    R zeroPadding2D(ZeroPadding2D layer);

    R upSampling2D(UpSampling2D layer);

    R softmax(Softmax layer);

    R leakyRelu(LeakyRelu layer);

    R activation(Activation layer);
  }
}
