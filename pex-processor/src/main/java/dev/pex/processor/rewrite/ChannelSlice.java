package dev.pex.processor.rewrite;

import dev.pex.processor.graph.Filter;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import java.util.List;

/**
 * An operator for the channels that remain: rows and columns of its weights are left out, and what
 * constant channels added to its sums is in its biases.
 */
final class ChannelSlice extends NoneByDefault<Op> {
  private final Node node;
  private final ChannelBounds inputBounds;
  private final List<Integer> inputs;
  private final List<Integer> outputs;

  private ChannelSlice(Node node, KeptChannels kept, GraphBounds bounds) {
    super(node.op());
    this.node = node;
    this.inputBounds = bounds.of(node.input().tensor());
    boolean flat = node.op() instanceof Op.Dense;
    this.inputs = flat ? kept.of(node.input().tensor()) : kept.of(node.input());
    this.outputs = kept.of(node.output());
  }

  /** The node between tensors that have lost channels. */
  static Node of(Node node, KeptChannels kept, GraphBounds bounds) {
    boolean same = kept.isAll(node.output()) && kept.isAll(node.input().tensor());
    return new Node(
        same ? node.op() : node.op().accept(new ChannelSlice(node, kept, bounds)),
        node.inputs().stream().map(kept::reduced).toList(),
        kept.reduced(node.output()),
        node.origin());
  }

  @Override
  public Op conv2D(Op.Conv2D op) {
    WeightedLayer layer = WeightedLayer.of(node).orElseThrow();
    Filter filter = op.filter();
    Filter slice =
        new Filter(
            weights(layer),
            outputs.size(),
            filter.height(),
            filter.width(),
            inputs.size(),
            scales(filter));
    return new Op.Conv2D(slice, bias(layer), op.window(), op.activation());
  }

  @Override
  public Op dense(Op.Dense op) {
    WeightedLayer layer = WeightedLayer.of(node).orElseThrow();
    int columns = layer.taps().size() * inputs.size();
    Filter slice = new Filter(weights(layer), outputs.size(), 1, 1, columns, scales(op.filter()));
    return new Op.Dense(slice, bias(layer), op.activation());
  }

  @Override
  public Op depthwiseConv2D(Op.DepthwiseConv2D op) {
    Filter filter = op.filter();
    int taps = filter.height() * filter.width();
    byte[] weights = new byte[taps * outputs.size()];
    int[] bias = new int[outputs.size()];
    for (int i = 0; i < outputs.size(); i++) {
      bias[i] = op.bias().get(outputs.get(i));
      for (int tap = 0; tap < taps; tap++) {
        weights[tap * outputs.size() + i] =
            filter.values().get(tap * filter.inner() + outputs.get(i));
      }
    }
    Filter slice =
        new Filter(
            Int8Values.copyOf(weights),
            1,
            filter.height(),
            filter.width(),
            outputs.size(),
            scales(filter));
    int multiplier = node.input().shape().channels() == 1 ? outputs.size() : op.multiplier();
    return new Op.DepthwiseConv2D(
        slice, Int32Values.copyOf(bias), op.window(), multiplier, op.activation());
  }

  private Int8Values weights(WeightedLayer layer) {
    int taps = layer.taps().size();
    byte[] weights = new byte[outputs.size() * taps * inputs.size()];
    int next = 0;
    for (int output : outputs) {
      for (int tap = 0; tap < taps; tap++) {
        for (int input : inputs) {
          weights[next++] = (byte) layer.weight(output, tap, input);
        }
      }
    }
    return Int8Values.copyOf(weights);
  }

  private Int32Values bias(WeightedLayer layer) {
    boolean[] remains = new boolean[layer.channels()];
    inputs.forEach(input -> remains[input] = true);
    int[] bias = new int[outputs.size()];
    for (int i = 0; i < bias.length; i++) {
      long sum = layer.bias().get(outputs.get(i));
      for (int input = 0; input < remains.length; input++) {
        if (!remains[input]) {
          sum += layer.share(outputs.get(i), input, inputBounds.get(input).least());
        }
      }
      bias[i] = Math.toIntExact(sum);
    }
    return Int32Values.copyOf(bias);
  }

  private FloatValues scales(Filter filter) {
    if (filter.scales().size() == 1) {
      return filter.scales();
    }
    float[] scales = new float[outputs.size()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = filter.scales().get(outputs.get(i));
    }
    return FloatValues.copyOf(scales);
  }
}
