package dev.pex.processor.lower;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.ActivationKind;
import dev.pex.processor.spec.CompositeSpec;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.OperatorSpec;
import dev.pex.processor.spec.PaddingKind;
import dev.pex.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Spells a composite as the layers that it stands for, named after its field; the last makes the
 * field's tensor. There are none if something was reported.
 */
final class Composition implements CompositeSpec.Visitor<List<FieldSpec>> {
  private static final int LARGEST_REPEAT = 1_000;

  private final FieldSpec field;
  private final Tensor input;
  private final Numbers numbers;
  private final List<FieldSpec> parts = new ArrayList<>();

  /**
   * A composition.
   *
   * @param input the tensor that the composite reads
   */
  Composition(FieldSpec field, Tensor input, Numbers numbers) {
    this.field = field;
    this.input = input;
    this.numbers = numbers;
  }

  @Override
  public List<FieldSpec> separableConv2D(CompositeSpec.SeparableConv2D layer) {
    Origin origin = layer.origin();
    List<Located<String>> from = layer.from();
    for (int i = 0; i < repeats(layer.repeat()); i++) {
      WindowSpec window = i == 0 ? layer.window() : unstrided(layer.window(), origin);
      LayerSpec depthwise =
          new OperatorSpec.DepthwiseConv2D(origin, at(1), window, layer.activation(), from);
      LayerSpec pointwise =
          new OperatorSpec.Conv2D(
              origin,
              layer.filters(),
              pixel(),
              layer.activation(),
              part(i + "_depthwise", depthwise));
      from = part(i + "_pointwise", pointwise);
    }
    return List.copyOf(parts);
  }

  @Override
  public List<FieldSpec> squeezeExcite(CompositeSpec.SqueezeExcite layer) {
    Origin origin = layer.origin();
    Located<Integer> channels = at(input.shape().channels());
    List<Located<String>> squeezed =
        part("squeezed", new OperatorSpec.GlobalAveragePooling2D(origin, layer.from()));
    List<Located<String>> reduced =
        part(
            "reduced",
            new OperatorSpec.Dense(origin, layer.units(), ActivationKind.RELU, squeezed));
    List<Located<String>> expanded =
        part("expanded", new OperatorSpec.Dense(origin, channels, ActivationKind.NONE, reduced));
    List<Located<String>> shares =
        part(
            "shares",
            new OperatorSpec.Activation(
                origin, new Located<>(ActivationKind.SIGMOID, origin), expanded));
    List<Located<String>> both = List.of(layer.from().get(0), shares.get(0));
    last(new OperatorSpec.Multiply(origin, origin, ActivationKind.NONE, both));
    return List.copyOf(parts);
  }

  private int repeats(Located<Integer> repeat) {
    return numbers.inRange("repeat", repeat, 1, LARGEST_REPEAT) ? repeat.value() : 0;
  }

  /** Adds a layer called such as {@code blocks_0_depthwise}; what reads it names it so. */
  private List<Located<String>> part(String name, LayerSpec layer) {
    return add(field.name() + "_" + name, layer);
  }

  private void last(LayerSpec layer) {
    add(field.name(), layer);
  }

  private List<Located<String>> add(String name, LayerSpec layer) {
    parts.add(new FieldSpec(name, field.origin(), false, layer));
    return List.of(new Located<>(name, layer.origin()));
  }

  private Located<Integer> at(int value) {
    return new Located<>(value, field.layer().origin());
  }

  private WindowSpec pixel() {
    Located<List<Integer>> one = new Located<>(List.of(1), field.layer().origin());
    return new WindowSpec("kernel", one, one, one, PaddingKind.SAME);
  }

  private static WindowSpec unstrided(WindowSpec window, Origin origin) {
    Located<List<Integer>> one = new Located<>(List.of(1), origin);
    return new WindowSpec(
        window.kernelName(), window.kernel(), one, window.dilation(), window.padding());
  }
}
