package dev.pex.processor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Clusters are no more than asked for, and no cut of the sorted values is better. */
final class ClustersProperties {
  /** A value moves to a whole number, which costs no more than half a step beyond the mean. */
  private static final double ROUNDING = 0.25;

  @Property(tries = 300)
  void noOtherCutIsBetter(
      @ForAll @Size(min = 1, max = 7) byte[] values, @ForAll @IntRange(min = 1, max = 4) int most) {
    byte[] clustered = new Clusters(values, most).nearest(values);
    Set<Byte> distinct = new HashSet<>();
    double cost = 0;
    for (int i = 0; i < values.length; i++) {
      distinct.add(clustered[i]);
      cost += Math.pow(values[i] - clustered[i], 2);
    }
    byte[] sorted = values.clone();
    Arrays.sort(sorted);
    assertThat(distinct).hasSizeLessThanOrEqualTo(most);
    assertThat(cost).isLessThanOrEqualTo(best(sorted, 0, most) + ROUNDING * values.length + 1e-6);
  }

  /** The least cost of values from an index on in so many runs, by trying all. */
  private static double best(byte[] sorted, int start, int runs) {
    if (start == sorted.length) {
      return 0;
    }
    if (runs == 0) {
      return Double.POSITIVE_INFINITY;
    }
    List<Double> costs = new ArrayList<>();
    for (int end = start + 1; end <= sorted.length; end++) {
      costs.add(cost(sorted, start, end) + best(sorted, end, runs - 1));
    }
    return costs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double cost(byte[] sorted, int start, int end) {
    double mean = 0;
    for (int i = start; i < end; i++) {
      mean += (double) sorted[i] / (end - start);
    }
    double cost = 0;
    for (int i = start; i < end; i++) {
      cost += Math.pow(sorted[i] - mean, 2);
    }
    return cost;
  }
}
