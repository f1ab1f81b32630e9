package dev.pex.codesign.model;

import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What an operator means for several examples: its layer, batch normalisation, activation. */
record OperatorDefinition(Operator operator, boolean training) {
  private static final double EPSILON = 1e-3;

  /**
   * Its result.
   *
   * @param examples the operands of each
   * @param parameters by the part of their name behind the dot
   */
  List<Values> result(List<List<Values>> examples, Map<String, double[]> parameters) {
    List<Values> results =
        examples.stream()
            .map(
                operands ->
                    operator.layer().accept(new LayerDefinition(operator, operands, parameters)))
            .toList();
    if (parameters.containsKey("gamma")) {
      results = normalized(results, parameters);
    }
    return results.stream().map(this::clamped).toList();
  }

  private List<Values> normalized(List<Values> results, Map<String, double[]> parameters) {
    int channels = operator.shape().channels();
    double[] mean = named(parameters, "mean").clone();
    double[] variance = named(parameters, "variance").clone();
    for (int channel = 0; channel < channels && training; channel++) {
      int at = channel;
      double[] all =
          results.stream()
              .map(Values::elements)
              .flatMapToDouble(
                  elements ->
                      IntStream.range(0, elements.length)
                          .filter(i -> i % channels == at)
                          .mapToDouble(i -> elements[i]))
              .toArray();
      double average = Arrays.stream(all).average().orElseThrow();
      mean[channel] = average;
      variance[channel] =
          Arrays.stream(all).map(x -> (x - average) * (x - average)).average().orElseThrow();
    }
    return results.stream()
        .map(
            values -> {
              double[] normal = new double[values.elements().length];
              for (int i = 0; i < normal.length; i++) {
                int channel = i % channels;
                normal[i] =
                    named(parameters, "gamma")[channel]
                            * (values.elements()[i] - mean[channel])
                            / Math.sqrt(variance[channel] + EPSILON)
                        + named(parameters, "beta")[channel];
              }
              return new Values(values.shape(), normal);
            })
        .toList();
  }

  private static double[] named(Map<String, double[]> parameters, String name) {
    return Objects.requireNonNull(parameters.get(name), name);
  }

  private Values clamped(Values values) {
    double[] bounds = bounds();
    return new Values(
        values.shape(),
        Arrays.stream(values.elements())
            .map(value -> Math.min(Math.max(value, bounds[0]), bounds[1]))
            .toArray());
  }

  private double[] bounds() {
    Layer layer = operator.layer();
    String activation = layer.toString();
    if (activation.contains("RELU_N1_TO_1")) {
      return new double[] {-1, 1};
    }
    if (activation.contains("RELU6")) {
      return new double[] {0, 6};
    }
    return new double[] {
      activation.contains("RELU") ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
    };
  }
}
