package dev.pex.codesign.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pex.codesign.network.ElementType;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.tensor.Pass;
import dev.pex.codesign.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every layer computes what its definition in double precision does, and its gradients are the
 * finite differences of that.
 */
final class LayerGradientTest {
  private static final int EXAMPLES = 2;
  private static final double STEP = 1e-6;

  private final Random random = new Random(1);

  @Test
  void everyLayerIsTried() {
    assertThat(LayerCases.all().stream().map(Operator::layer).map(Object::getClass))
        .containsAll(Set.of(Layer.class.getPermittedSubclasses()));
  }

  @TestFactory
  Stream<DynamicTest> training() {
    return tests(ForwardPass.Mode.TRAINING);
  }

  @TestFactory
  Stream<DynamicTest> evaluation() {
    return tests(ForwardPass.Mode.EVALUATION);
  }

  private Stream<DynamicTest> tests(ForwardPass.Mode mode) {
    return LayerCases.all().stream()
        .map(
            operator ->
                DynamicTest.dynamicTest(operator.layer().toString(), () -> check(operator, mode)));
  }

  private void check(Operator operator, ForwardPass.Mode mode) {
    TrainableNetwork network = TrainableNetwork.untrained(network(operator), random);
    Numbers numbers = new Numbers(operator, mode == ForwardPass.Mode.TRAINING);
    for (Operand operand : operator.from()) {
      numbers.byName.put(operand.tensor(), uniform(EXAMPLES * size(operand.shape())));
    }
    for (Parameter parameter : network.parameters()) {
      randomize(parameter);
      numbers.byName.put(parameter.name(), doubles(parameter.values()));
    }
    try (Pass pass = Pass.withGradients()) {
      Variables variables = new Variables();
      ForwardPass forward = network.forward(pass, mode, variables, numbers.inputs());
      Tensor result = Axes.flat(forward.tensor("layer"));
      near("result", result.values(), numbers.result());
      double[] factors = uniform(EXAMPLES * size(operator.shape()));
      Tensor factor = pass.constant(floats(factors), EXAMPLES, factors.length / EXAMPLES);
      pass.backward(result.times(factor).sum());
      for (Operand operand : operator.from()) {
        double[] expected = numbers.differences(operand.tensor(), factors);
        near(operand.tensor(), variables.gradient(operand.tensor()), expected);
      }
      for (Parameter parameter : network.parameters()) {
        if (parameter.kind() != Parameter.Kind.STATISTICS) {
          double[] expected = numbers.differences(parameter.name(), factors);
          near(parameter.name(), forward.gradient(parameter), expected);
        }
      }
    }
  }

  private static void near(String name, float[] found, double[] expected) {
    assertThat(found).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i])
          .as("%s[%d]", name, i)
          .isEqualTo(expected[i], within(1e-4 * Math.max(1, Math.abs(expected[i]))));
    }
  }

  /** The definition, and numbers for everything in it. */
  private record Numbers(Operator operator, boolean training, Map<String, double[]> byName) {
    Numbers(Operator operator, boolean training) {
      this(operator, training, new LinkedHashMap<>());
    }

    double[] of(String name) {
      return Objects.requireNonNull(byName.get(name), name);
    }

    Map<String, float[]> inputs() {
      return operator.from().stream()
          .collect(Collectors.toMap(Operand::tensor, from -> floats(of(from.tensor()))));
    }

    double[] result() {
      List<List<Values>> examples = new ArrayList<>();
      for (int example = 0; example < EXAMPLES; example++) {
        int index = example;
        examples.add(operator.from().stream().map(from -> operand(from, index)).toList());
      }
      Map<String, double[]> parameters =
          byName.entrySet().stream()
              .filter(entry -> entry.getKey().contains("."))
              .collect(
                  Collectors.toMap(
                      entry -> entry.getKey().replaceFirst(".*\\.", ""), Map.Entry::getValue));
      return new OperatorDefinition(operator, training)
          .result(examples, parameters).stream()
              .map(Values::elements)
              .flatMapToDouble(Arrays::stream)
              .toArray();
    }

    private Values operand(Operand from, int example) {
      int size = size(from.shape());
      double[] all = of(from.tensor());
      return new Values(
          from.shape(), Arrays.copyOfRange(all, example * size, (example + 1) * size));
    }

    /** How the weighted sum of the results changes with each number of this name. */
    double[] differences(String name, double[] factors) {
      double[] numbers = of(name);
      double[] differences = new double[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        double number = numbers[i];
        numbers[i] = number + STEP;
        double above = sum(factors);
        numbers[i] = number - STEP;
        double below = sum(factors);
        numbers[i] = number;
        differences[i] = (above - below) / (2 * STEP);
      }
      return differences;
    }

    private double sum(double[] factors) {
      double[] result = result();
      double sum = 0;
      for (int i = 0; i < result.length; i++) {
        sum += result[i] * factors[i];
      }
      return sum;
    }
  }

  /** Puts variables in the place of the network's inputs. */
  private static final class Variables implements Observer {
    private final Map<String, Tensor> byName = new HashMap<>();

    float[] gradient(String tensor) {
      return Objects.requireNonNull(byName.get(tensor), tensor).gradient();
    }

    @Override
    public Tensor activation(String tensor, Tensor value) {
      if (tensor.equals("layer")) {
        return value;
      }
      List<Integer> sizes = value.sizes();
      Tensor variable =
          value
              .pass()
              .variable(
                  Axes.flat(value).values(),
                  sizes.get(0),
                  sizes.get(2),
                  sizes.get(3),
                  sizes.get(1));
      byName.put(tensor, variable);
      return variable.transposed(0, 3, 1, 2);
    }
  }

  private void randomize(Parameter parameter) {
    for (int i = 0; i < parameter.values().length; i++) {
      float number = (float) random.nextDouble(-1, 1);
      parameter.values()[i] = parameter.name().endsWith("variance") ? 2 + number : number;
    }
  }

  private double[] uniform(int count) {
    return doubles(floats(random.doubles(count, -2, 2).toArray()));
  }

  private static int size(Shape shape) {
    return shape.height() * shape.width() * shape.channels();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static Network network(Operator operator) {
    List<Input> inputs = new ArrayList<>();
    for (Operand operand : operator.from()) {
      inputs.add(
          new Input(
              operand.tensor(),
              operand,
              operator.quantization(),
              Input.Feed.WHOLE,
              ElementType.FLOAT32));
    }
    Operand result = new Operand(operator.name(), operator.shape());
    return new Network(
        "OneLayer",
        inputs,
        List.of(operator),
        List.of(new Output("result", result, ElementType.FLOAT32)));
  }
}
