package dev.pex.codesign.prune;

import dev.pex.codesign.width.ChannelGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How open each channel of a group is: those that matter most are wholly open, those that matter
 * least are shut, and on a ramp between them the width moves. With a ramp of one channel, the
 * openness of all adds up to the width.
 */
final class SoftMask {
  /** How much of a running mean stays. */
  private static final float MOMENTUM = 0.98f;

  private static final float SLOPE_MOMENTUM = 0.9f;

  private final ChannelGroup group;
  private final float[] share = {1};
  private final float[] importance;
  private final float[] ranks;
  private final float[] slope = {0};

  /**
   * A mask that is all open.
   *
   * @param first what the channels matter, until it is known how the loss depends on them
   */
  SoftMask(ChannelGroup group, Importance first) {
    this.group = group;
    this.importance = new float[group.channels()];
    this.ranks = new float[group.channels()];
    rank(channel -> first.of(group, channel));
  }

  ChannelGroup group() {
    return group;
  }

  /** How many channels there are, perhaps a fraction. */
  double width() {
    return share[0] * group.channels();
  }

  /** How many channels the ramp has, of which the last is shut when nothing is done. */
  private double ramp(double done) {
    return Math.max(1, group.channels() / 4.0 * (1 - done));
  }

  /**
   * The openness of each channel, 0 to 1.
   *
   * @param done how much of the training, 0 to 1: the ramp grows shorter
   */
  float[] openness(double done) {
    double ramp = ramp(done);
    double end = share[0] * (group.channels() + ramp - 1);
    float[] openness = new float[ranks.length];
    for (int channel = 0; channel < openness.length; channel++) {
      openness[channel] = (float) Math.max(0, Math.min(1, (end - ranks[channel]) / ramp));
    }
    return openness;
  }

  /** The derivative of a sum by the width's share, of its derivatives by each openness. */
  double byShare(float[] byOpenness, double done) {
    double ramp = ramp(done);
    double end = share[0] * (group.channels() + ramp - 1);
    double sum = 0;
    for (int channel = 0; channel < byOpenness.length; channel++) {
      double position = (end - ranks[channel]) / ramp;
      sum += position > 0 && position <= 1 ? byOpenness[channel] : 0;
    }
    return sum * (group.channels() + ramp - 1) / ramp;
  }

  /** Remembers how much the loss depends on each channel: the first-order Taylor term. */
  void note(float[] byOpenness) {
    for (int channel = 0; channel < importance.length; channel++) {
      importance[channel] =
          MOMENTUM * importance[channel] + (1 - MOMENTUM) * Math.abs(byOpenness[channel]);
    }
  }

  /** Moves the width by a share of all channels; one channel is always left. */
  void move(double byShare) {
    share[0] = (float) Math.max(1.0 / group.channels(), Math.min(1, share[0] + byShare));
  }

  /** The running mean of a gradient by the width's share. */
  double smoothed(double gradient) {
    slope[0] = SLOPE_MOMENTUM * slope[0] + (1 - SLOPE_MOMENTUM) * (float) gradient;
    return slope[0];
  }

  /** Puts the channels in the order of what they matter. */
  void rank() {
    rank(channel -> importance[channel]);
  }

  private void rank(IntToDoubleFunction matters) {
    List<Integer> order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -matters.applyAsDouble(channel)))
            .toList();
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[order.get(rank)] = rank;
    }
  }

  /** The channels that are left at the nearest whole width. */
  List<Integer> kept() {
    long width = Math.max(1, Math.round(width()));
    return IntStream.range(0, ranks.length)
        .filter(channel -> ranks[channel] < width)
        .boxed()
        .toList();
  }

  /** How much each channel matters. */
  List<Double> importance() {
    return IntStream.range(0, importance.length)
        .mapToObj(channel -> (double) importance[channel])
        .toList();
  }

  /** Adds all numbers themselves. */
  void addTo(Map<String, float[]> numbers) {
    numbers.put("share of " + group.name(), share);
    numbers.put("importance of " + group.name(), importance);
    numbers.put("ranks of " + group.name(), ranks);
    numbers.put("slope of " + group.name(), slope);
  }
}
