package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Filter;
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
  private final int[][] least;
  private final int[][] greatest;

  /** Bounds of the input less the zero point, for each kind of tap and each channel. */
  private SumsOfWeights(Node node, ChannelBounds input) {
    super(List.of());
    this.node = node;
    int zeroPoint = node.input().tensor().quantization().zeroPoint();
    least = new int[Tap.values().length][input.size()];
    greatest = new int[Tap.values().length][input.size()];
    for (int channel = 0; channel < input.size(); channel++) {
      Bounds real = input.get(channel).minus(zeroPoint);
      least[Tap.ALWAYS_INSIDE.ordinal()][channel] = real.least();
      greatest[Tap.ALWAYS_INSIDE.ordinal()][channel] = real.greatest();
      least[Tap.SOMETIMES_INSIDE.ordinal()][channel] = Math.min(real.least(), 0);
      greatest[Tap.SOMETIMES_INSIDE.ordinal()][channel] = Math.max(real.greatest(), 0);
    }
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
    List<SumBounds> sums = new ArrayList<>();
    for (int output = 0; output < layer.outputs(); output++) {
      SumBounds sum = new SumBounds(layer.bias().get(output));
      for (int tap = 0; tap < layer.taps().size(); tap++) {
        int kind = layer.taps().get(tap).ordinal();
        for (int channel = 0; channel < layer.channels(); channel++) {
          int weight = layer.weight(output, tap, channel);
          sum.add(weight, least[kind][channel], greatest[kind][channel]);
        }
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
        int kind = taps.get(tap).ordinal();
        int weight = filter.values().get(tap * filter.inner() + output);
        sum.add(weight, least[kind][channel], greatest[kind][channel]);
      }
      sums.add(sum);
    }
    return sums;
  }
}
