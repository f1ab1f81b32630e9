package dev.pex.codesign.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.network.ElementType;
import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.UnaryFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which tensors have a quantisation of their own, and which share one. */
final class QuantizationsTest {
  private static final Shape SHAPE = new Shape(1, 1, 4);
  private static final Quantization GIVEN = new Quantization(0.5f, 3);
  private static final Quantization PROBABILITIES = new Quantization(1f / 256, -128);

  private final List<Operator> operators = new ArrayList<>();
  private final Map<String, Range> ranges = new HashMap<>();

  @Test
  void inputsAndProbabilitiesArePrescribed() {
    add("shares", 9, new Layer.Unary(new UnaryFunction.Logistic()), "in");
    add("scores", 9, new Layer.Softmax(1), "in");
    add("signed", 9, new Layer.Unary(new UnaryFunction.Tanh()), "in");
    Quantizations all = quantizations();
    assertThat(all.of("in")).isEqualTo(GIVEN);
    assertThat(all.of("shares")).isEqualTo(PROBABILITIES);
    assertThat(all.of("scores")).isEqualTo(PROBABILITIES);
    assertThat(all.of("signed")).isEqualTo(new Quantization(1f / 128, 0));
  }

  @Test
  void whatKeepsElementsKeepsTheQuantisation() {
    add("sum", 2, add(), "in", "in");
    add("flat", 1, new Layer.Reshape(), "sum");
    add("again", 1, new Layer.Reshape(), "flat");
    assertThat(quantizations().of("again")).isEqualTo(scale(2));
    assertThat(quantizations().of("sum")).isEqualTo(scale(2));
  }

  @Test
  void partsHaveTheQuantisationOfTheWhole() {
    add("small", 1, add(), "in", "in");
    add("large", 8, add(), "in", "in");
    add("flat", 1, new Layer.Reshape(), "small");
    add("inner", 8, new Layer.Concatenate(Layer.Axis.CHANNELS), "flat", "large");
    add("other", 3, add(), "in", "in");
    add("outer", 8, new Layer.Concatenate(Layer.Axis.CHANNELS), "inner", "other", "in");
    Quantizations all = quantizations();
    for (String tensor : List.of("small", "flat", "large", "inner", "other", "outer")) {
      assertThat(all.of(tensor)).as(tensor).isEqualTo(scale(8));
    }
    assertThat(all.of("in")).isEqualTo(GIVEN);
  }

  @Test
  void prescribedPartsKeepTheirs() {
    add("shares", 1, new Layer.Unary(new UnaryFunction.Logistic()), "in");
    add("flat", 1, new Layer.Reshape(), "shares");
    add("whole", 8, new Layer.Concatenate(Layer.Axis.CHANNELS), "flat", "in");
    Quantizations all = quantizations();
    assertThat(all.of("flat")).isEqualTo(PROBABILITIES);
    assertThat(all.of("whole")).isEqualTo(scale(8));
  }

  private static Layer add() {
    return new Layer.Add(false, Layer.Activation.NONE);
  }

  private static Quantization scale(float greatest) {
    return new Range(-greatest, greatest).quantization();
  }

  private void add(String name, float greatest, Layer layer, String... from) {
    List<Operand> operands = Arrays.stream(from).map(tensor -> new Operand(tensor, SHAPE)).toList();
    operators.add(new Operator(name, operands, SHAPE, GIVEN, layer));
    ranges.put(name, new Range(-greatest, greatest));
  }

  private Quantizations quantizations() {
    Input input =
        new Input("in", new Operand("in", SHAPE), GIVEN, Input.Feed.WHOLE, ElementType.INT8);
    Network network = new Network("Test", List.of(input), operators, List.of());
    return Quantizations.of(network, new Ranges(ranges));
  }
}
