package dev.pex.codesign.prune;

import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.TrainableNetwork;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.width.ChannelGroup;
import dev.pex.codesign.width.ChannelGroups;
import dev.pex.codesign.width.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How much each channel of each group matters; comparable between groups.
 *
 * @param byGroup a number for each channel
 */
public record Importance(Map<String, List<Double>> byGroup) {
  /** Keeps copies. */
  public Importance {
    Map<String, List<Double>> copies = new TreeMap<>();
    byGroup.forEach((group, values) -> copies.put(group, List.copyOf(values)));
    byGroup = copies;
  }

  /**
   * By the magnitude of what makes a channel: the sum of its filter's absolute weights, times the
   * gamma of its batch normalisation, over the mean of its layer; of several layers, their sum.
   */
  public static Importance ofMagnitudes(TrainableNetwork network, ChannelGroups groups) {
    Map<String, double[]> sums = new TreeMap<>();
    for (Operator operator : network.network().operators()) {
      List<Parameter> parameters = network.of(operator);
      List<Segment> segments = groups.of(operator);
      if (!parameters.isEmpty()) {
        add(magnitudes(parameters), segments, sums);
      }
    }
    Map<String, List<Double>> byGroup = new TreeMap<>();
    sums.forEach(
        (group, values) ->
            byGroup.put(
                group, IntStream.range(0, values.length).mapToObj(i -> values[i]).toList()));
    return new Importance(byGroup);
  }

  private static double[] magnitudes(List<Parameter> parameters) {
    Parameter weights = parameters.get(0);
    double[] magnitudes = new double[weights.sizes().get(0)];
    int inner = weights.values().length / magnitudes.length;
    for (int i = 0; i < weights.values().length; i++) {
      magnitudes[i / inner] += Math.abs(weights.values()[i]);
    }
    for (Parameter parameter : parameters) {
      for (int i = 0; parameter.name().endsWith(".gamma") && i < magnitudes.length; i++) {
        magnitudes[i] *= Math.abs(parameter.values()[i]);
      }
    }
    double mean =
        IntStream.range(0, magnitudes.length).mapToDouble(i -> magnitudes[i]).average().orElse(0);
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] /= Math.max(mean, Double.MIN_NORMAL);
    }
    return magnitudes;
  }

  private static void add(double[] magnitudes, List<Segment> segments, Map<String, double[]> sums) {
    int first = 0;
    for (Segment segment : segments) {
      ChannelGroup group = segment.group();
      double[] sum = sums.computeIfAbsent(group.name(), name -> new double[group.channels()]);
      for (int i = 0; group.prunable() && i < segment.channels(); i++) {
        sum[i / segment.times()] += magnitudes[first + i];
      }
      first += segment.channels();
    }
  }

  /** How much a channel matters. */
  double of(ChannelGroup group, int channel) {
    List<Double> values = byGroup.get(group.name());
    if (values == null) {
      throw new IllegalArgumentException("there is no group '" + group.name() + "'");
    }
    return values.get(channel);
  }

  /** Of some channels of a group, the one that matters least; of equals the last. */
  int least(ChannelGroup group, List<Integer> channels) {
    return channels.stream()
        .min(
            Comparator.comparingDouble((Integer channel) -> of(group, channel))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** Of some channels of a group, the one that matters most; of equals the first. */
  int most(ChannelGroup group, List<Integer> channels) {
    return channels.stream()
        .max(
            Comparator.comparingDouble((Integer channel) -> of(group, channel))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }
}
