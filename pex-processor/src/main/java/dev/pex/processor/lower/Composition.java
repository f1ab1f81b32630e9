package dev.pex.processor.lower;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Shape;
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
      WindowSpec window = window(layer.window(), i);
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

  @Override
  public List<FieldSpec> globalMaxPooling2D(CompositeSpec.GlobalMaxPooling2D layer) {
    Shape shape = input.shape();
    Located<List<Integer>> all =
        new Located<>(List.of(shape.height(), shape.width()), layer.origin());
    WindowSpec window = new WindowSpec("pool", all, all, numbers(1), PaddingKind.VALID);
    last(new OperatorSpec.MaxPooling2D(layer.origin(), window, layer.from()));
    return List.copyOf(parts);
  }

  @Override
  public List<FieldSpec> conv1D(CompositeSpec.Conv1D layer) {
    last(
        new OperatorSpec.Conv2D(
            layer.origin(), layer.filters(), layer.window(), layer.activation(), layer.from()));
    return List.copyOf(parts);
  }

  @Override
  public List<FieldSpec> invertedResidual(CompositeSpec.InvertedResidual layer) {
    List<Located<String>> from = layer.from();
    int channels = input.shape().channels();
    boolean expands = numbers.isSize("expansion", layer.expansion());
    for (int i = 0; expands && i < repeats(layer.repeat()); i++) {
      List<Located<String>> projected = bottleneck(layer, i, channels, from);
      boolean adds = isUnstrided(layer.window(), i) && channels == layer.filters().value();
      from = adds ? added(layer, i, ActivationKind.NONE, projected, from) : projected;
      channels = layer.filters().value();
    }
    return List.copyOf(parts);
  }

  private List<Located<String>> bottleneck(
      CompositeSpec.InvertedResidual layer, int index, int channels, List<Located<String>> from) {
    Origin origin = layer.origin();
    List<Located<String>> wide = from;
    if (layer.expansion().value() > 1) {
      long wider = (long) channels * layer.expansion().value();
      Located<Integer> filters = at((int) Math.min(wider, Integer.MAX_VALUE));
      LayerSpec expanded =
          new OperatorSpec.Conv2D(origin, filters, pixel(), layer.activation(), from);
      wide = part(index + "_expanded", expanded);
    }
    WindowSpec window = window(layer.window(), index);
    LayerSpec depthwise =
        new OperatorSpec.DepthwiseConv2D(origin, at(1), window, layer.activation(), wide);
    wide = part(index + "_depthwise", depthwise);
    if (layer.squeezeExcite().value() != 0) {
      LayerSpec excited = new CompositeSpec.SqueezeExcite(origin, layer.squeezeExcite(), wide);
      wide = part(index + "_excited", excited);
    }
    LayerSpec projected =
        new OperatorSpec.Conv2D(origin, layer.filters(), pixel(), ActivationKind.NONE, wide);
    return part(index + "_projected", projected);
  }

  @Override
  public List<FieldSpec> residualBlock(CompositeSpec.ResidualBlock layer) {
    List<Located<String>> from = layer.from();
    int channels = input.shape().channels();
    for (int i = 0; i < repeats(layer.repeat()); i++) {
      boolean same = isUnstrided(layer.window(), i) && channels == layer.filters().value();
      List<Located<String>> second = convolutions(layer, i, from);
      List<Located<String>> shortcut = same ? from : shortcut(layer, i, from);
      from = added(layer, i, layer.activation(), second, shortcut);
      channels = layer.filters().value();
    }
    return List.copyOf(parts);
  }

  private List<Located<String>> convolutions(
      CompositeSpec.ResidualBlock layer, int index, List<Located<String>> from) {
    Origin origin = layer.origin();
    WindowSpec window = window(layer.window(), index);
    LayerSpec first =
        new OperatorSpec.Conv2D(origin, layer.filters(), window, layer.activation(), from);
    LayerSpec second =
        new OperatorSpec.Conv2D(
            origin,
            layer.filters(),
            unstrided(layer.window()),
            ActivationKind.NONE,
            part(index + "_first", first));
    return part(index + "_second", second);
  }

  private List<Located<String>> shortcut(
      CompositeSpec.ResidualBlock layer, int index, List<Located<String>> from) {
    WindowSpec strided =
        new WindowSpec(
            "kernel",
            numbers(1),
            window(layer.window(), index).strides(),
            numbers(1),
            PaddingKind.SAME);
    LayerSpec shortcut =
        new OperatorSpec.Conv2D(
            layer.origin(), layer.filters(), strided, ActivationKind.NONE, from);
    return part(index + "_shortcut", shortcut);
  }

  private List<Located<String>> added(
      LayerSpec layer,
      int index,
      ActivationKind activation,
      List<Located<String>> first,
      List<Located<String>> second) {
    List<Located<String>> both = List.of(first.get(0), second.get(0));
    Origin origin = layer.origin();
    return part(index + "_added", new OperatorSpec.Add(origin, origin, false, activation, both));
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
    return new WindowSpec("kernel", numbers(1), numbers(1), numbers(1), PaddingKind.SAME);
  }

  /** The window of a repetition: only that of the first has strides. */
  private WindowSpec window(WindowSpec window, int repetition) {
    return repetition == 0 ? window : unstrided(window);
  }

  private WindowSpec unstrided(WindowSpec window) {
    return new WindowSpec(
        window.kernelName(), window.kernel(), numbers(1), window.dilation(), window.padding());
  }

  private static boolean isUnstrided(WindowSpec window, int repetition) {
    return repetition > 0 || window.strides().value().stream().allMatch(stride -> stride == 1);
  }

  private Located<List<Integer>> numbers(int value) {
    return new Located<>(List.of(value), field.layer().origin());
  }
}
