package dev.pex.processor.cluster;

import java.util.Arrays;

/**
 * The best clusters of int8 values: no others of this number, each with its mean as its value, have
 * a smaller sum of squared distances. In one dimension clusters are runs of sorted values, so that
 * dynamic programming finds them (Wang and Song, The R Journal 3/2, 2011).
 */
final class Clusters {
  private static final int VALUES = 256;

  private final double[] counts = new double[VALUES + 1];
  private final double[] sums = new double[VALUES + 1];
  private final double[] squares = new double[VALUES + 1];
  private final byte[] nearest = new byte[VALUES];

  /** The clusters of some values, at most so many. */
  Clusters(byte[] values, int most) {
    int[] histogram = new int[VALUES];
    for (byte value : values) {
      histogram[value - Byte.MIN_VALUE]++;
    }
    for (int i = 0; i < VALUES; i++) {
      double value = i + Byte.MIN_VALUE;
      counts[i + 1] = counts[i] + histogram[i];
      sums[i + 1] = sums[i] + histogram[i] * value;
      squares[i + 1] = squares[i] + histogram[i] * value * value;
    }
    cut(most);
  }

  /**
   * Cuts {@code [0, 256)} into runs: the best last run of each start, for one run more each time.
   */
  private void cut(int most) {
    double[] costs = new double[VALUES + 1];
    int[][] starts = new int[most][VALUES + 1];
    for (int end = 0; end <= VALUES; end++) {
      costs[end] = cost(0, end);
    }
    for (int runs = 1; runs < most; runs++) {
      double[] better = costs.clone();
      for (int end = 0; end <= VALUES; end++) {
        for (int start = 0; start < end; start++) {
          double cost = costs[start] + cost(start, end);
          if (cost < better[end]) {
            better[end] = cost;
            starts[runs][end] = start;
          }
        }
        starts[runs][end] = better[end] < costs[end] ? starts[runs][end] : -1;
      }
      costs = better;
    }
    assign(starts, most - 1);
  }

  private void assign(int[][] starts, int lastRun) {
    int end = VALUES;
    for (int run = lastRun; run >= 0 && end > 0; run--) {
      int start = run == 0 ? 0 : starts[run][end];
      if (start >= 0) {
        Arrays.fill(nearest, start, end, mean(start, end));
        end = start;
      }
    }
  }

  /** The sum of squared distances to the mean of values {@code [start, end)}. */
  private double cost(int start, int end) {
    double count = counts[end] - counts[start];
    double sum = sums[end] - sums[start];
    return count == 0 ? 0 : squares[end] - squares[start] - sum * sum / count;
  }

  private byte mean(int start, int end) {
    double count = counts[end] - counts[start];
    return count == 0 ? 0 : (byte) Math.round((sums[end] - sums[start]) / count);
  }

  /** The value of the cluster of each value. */
  byte[] nearest(byte[] values) {
    byte[] clustered = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      clustered[i] = nearest[values[i] - Byte.MIN_VALUE];
    }
    return clustered;
  }
}
