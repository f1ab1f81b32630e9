package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * Interval arithmetic over the sums of convolutions, depthwise convolutions and dense layers. Each
 * tap takes every value of its channel on its own; on padding it takes zero.
 */
final class SumsOfWeights extends NoneByDefault<List<SumBounds>> {
  private static final Tap[] KINDS = Tap.values();

  private final Node node;
  private final TapInputs inside;
  private final TapInputs outside;

  private SumsOfWeights(Node node, ChannelBounds input) {
    super(List.of());
    this.node = node;
    inside = TapInputs.of(input, node.input().tensor().quantization().zeroPoint());
    outside = TapInputs.zeros(input.size());
  }

  /**
   * The sums of each output channel; empty if the node is no layer with weights.
   *
   * @param input bounds of the tensor that the node reads
   */
  static List<SumBounds> of(Node node, ChannelBounds input) {
    return node.op().accept(new SumsOfWeights(node, input));
  }

  @Override
  public List<SumBounds> conv2D(Op.Conv2D op) {
    return ofLayer();
  }

  @Override
  public List<SumBounds> dense(Op.Dense op) {
    return ofLayer();
  }

  private List<SumBounds> ofLayer() {
    WeightedLayer layer = WeightedLayer.of(node).orElseThrow();
    Int8Values weights = layer.filter().values();
    List<SumBounds> sums = new ArrayList<>();
    int first = 0;
    for (int output = 0; output < layer.outputs(); output++) {
      SumBounds sum = new SumBounds(layer.bias().get(output));
      for (Tap tap : layer.taps()) {
        sum.add(inputs(tap), 0, layer.channels(), weights, first);
        first += layer.channels();
      }
      sums.add(sum);
    }
    return sums;
  }

  @Override
  public List<SumBounds> depthwiseConv2D(Op.DepthwiseConv2D op) {
    List<Tap> taps = Tap.of(op.window(), node.input().shape(), node.output().shape());
    List<SumBounds> sums = new ArrayList<>();
    for (int output = 0; output < op.filter().inner(); output++) {
      SumBounds sum = new SumBounds(op.bias().get(output));
      for (Tap kind : KINDS) {
        addChannel(sum, kind, taps, op, output);
      }
      sums.add(sum);
    }
    return sums;
  }

  /** Adds what one output channel takes of its input channel at taps of a kind. */
  private void addChannel(
      SumBounds sum, Tap kind, List<Tap> taps, Op.DepthwiseConv2D op, int output) {
    int positive = 0;
    int negative = 0;
    for (int tap = 0; tap < taps.size(); tap++) {
      if (taps.get(tap) == kind) {
        int weight = op.filter().values().get(tap * op.filter().inner() + output);
        positive += Math.max(weight, 0);
        negative += Math.min(weight, 0);
      }
    }
    if (positive > negative) {
      sum.add(inputs(kind), output / op.multiplier(), positive, negative);
    }
  }

  private TapInputs inputs(Tap tap) {
    return switch (tap) {
      case ALWAYS_INSIDE -> inside;
      case SOMETIMES_INSIDE -> inside.orZero();
      case NEVER_INSIDE -> outside;
    };
  }
}
