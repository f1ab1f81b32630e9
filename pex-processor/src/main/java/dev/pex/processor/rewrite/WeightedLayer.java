package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A convolution or a dense layer, seen alike: an output channel is the sum over taps of the sum
 * over all channels of the input. A dense layer has one tap for each pixel of the tensor that it
 * reads.
 *
 * @param zeroPoint of the input
 * @param channels of the input
 */
record WeightedLayer(Filter filter, Int32Values bias, List<Tap> taps, int zeroPoint, int channels) {

  /** The node as such a layer; empty for other operators. */
  static Optional<WeightedLayer> of(Node node) {
    return node.op().accept(new Reading(node));
  }

  /** Outputs by taps by inputs, as the filter's values lie. */
  int weight(int output, int tap, int input) {
    return filter.values().get((output * taps.size() + tap) * channels + input);
  }

  /** Output channels. */
  int outputs() {
    return filter.outer();
  }

  /**
   * Whether an input channel can go: no weight reads it, or it holds one value for every input of
   * the network, which can be added to the biases. Where a tap reads padding elsewhere in the
   * output, that value must be the padding's.
   *
   * @param sumsFit whether all sums of the layer fit into int32
   */
  boolean canLose(int input, Bounds bounds, boolean sumsFit) {
    boolean isZero = bounds.isConstant() && bounds.least() == zeroPoint;
    boolean isMovable = isZero || (bounds.isConstant() && sumsFit);
    for (int output = 0; output < outputs(); output++) {
      for (int tap = 0; tap < taps.size(); tap++) {
        boolean allowed =
            switch (taps.get(tap)) {
              case ALWAYS_INSIDE -> isMovable;
              case SOMETIMES_INSIDE -> isZero;
              case NEVER_INSIDE -> true;
            };
        if (!allowed && weight(output, tap, input) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a constant input channel adds to an output channel, padding left out. */
  long share(int output, int input, int value) {
    long share = 0;
    for (int tap = 0; tap < taps.size(); tap++) {
      if (taps.get(tap) == Tap.ALWAYS_INSIDE) {
        share += (long) weight(output, tap, input) * (value - zeroPoint);
      }
    }
    return share;
  }

  /** Reads a node as a layer. */
  private static final class Reading extends NoneByDefault<Optional<WeightedLayer>> {
    private final Node node;
    private final Tensor input;

    Reading(Node node) {
      super(Optional.empty());
      this.node = node;
      this.input = node.input().tensor();
    }

    @Override
    public Optional<WeightedLayer> conv2D(Op.Conv2D op) {
      List<Tap> taps = Tap.of(op.window(), node.input().shape(), node.output().shape());
      int channels = op.filter().inner();
      return Optional.of(new WeightedLayer(op.filter(), op.bias(), taps, zeroPoint(), channels));
    }

    @Override
    public Optional<WeightedLayer> dense(Op.Dense op) {
      int channels = input.shape().channels();
      List<Tap> taps = Tap.ofPixels(op.filter().inner() / channels);
      return Optional.of(new WeightedLayer(op.filter(), op.bias(), taps, zeroPoint(), channels));
    }

    private int zeroPoint() {
      return input.quantization().zeroPoint();
    }
  }
}
