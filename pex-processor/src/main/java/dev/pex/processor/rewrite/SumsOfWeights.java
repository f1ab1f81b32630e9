package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Filter;
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
  private final Node node;
  private final Inputs inside;
  private final Inputs sometimes;
  private final Inputs outside;

  private SumsOfWeights(Node node, ChannelBounds input) {
    super(List.of());
    this.node = node;
    Bounds zero = new Bounds(0, 0);
    ChannelBounds reals =
        input.each(bounds -> bounds.minus(node.input().tensor().quantization().zeroPoint()));
    inside = new Inputs(reals);
    sometimes = new Inputs(reals.each(zero::or));
    outside = new Inputs(reals.each(bounds -> zero));
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
        inputs(tap).addTo(sum, weights, first);
        first += layer.channels();
      }
      sums.add(sum);
    }
    return sums;
  }

  @Override
  public List<SumBounds> depthwiseConv2D(Op.DepthwiseConv2D op) {
    List<Tap> taps = Tap.of(op.window(), node.input().shape(), node.output().shape());
    Filter filter = op.filter();
    List<SumBounds> sums = new ArrayList<>();
    for (int output = 0; output < filter.inner(); output++) {
      int channel = output / op.multiplier();
      SumBounds sum = new SumBounds(op.bias().get(output));
      for (int tap = 0; tap < taps.size(); tap++) {
        Inputs inputs = inputs(taps.get(tap));
        int weight = filter.values().get(tap * filter.inner() + output);
        sum.add(weight, inputs.least[channel], inputs.greatest[channel]);
      }
      sums.add(sum);
    }
    return sums;
  }

  private Inputs inputs(Tap tap) {
    return switch (tap) {
      case ALWAYS_INSIDE -> inside;
      case SOMETIMES_INSIDE -> sometimes;
      case NEVER_INSIDE -> outside;
    };
  }

  /** Bounds of what a tap reads less the zero point, as arrays because every weight asks. */
  private static final class Inputs {
    private final int[] least;
    private final int[] greatest;
    private final boolean alike;

    Inputs(ChannelBounds reals) {
      least = new int[reals.size()];
      greatest = new int[reals.size()];
      boolean same = true;
      for (int channel = 0; channel < least.length; channel++) {
        least[channel] = reals.get(channel).least();
        greatest[channel] = reals.get(channel).greatest();
        same &= least[channel] == least[0] && greatest[channel] == greatest[0];
      }
      alike = same;
    }

    /** Adds the products of all channels with as many adjacent weights. */
    void addTo(SumBounds sum, Int8Values weights, int first) {
      if (alike) {
        long positive = weights.sumOfPositive(first, first + least.length);
        long negative = weights.sum(first, first + least.length) - positive;
        sum.add(positive, negative, least[0], greatest[0]);
        return;
      }
      for (int channel = 0; channel < least.length; channel++) {
        sum.add(weights.get(first + channel), least[channel], greatest[channel]);
      }
    }
  }
}
