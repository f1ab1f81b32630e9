package dev.pex.processor.repair;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.BatchNormalization;
import dev.pex.processor.spec.CompositeSpec;
import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.ModelSpec;
import dev.pex.processor.spec.OperatorSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The sizes of a network that could be smaller; it would have to be trained again. */
final class SizeKnobs implements ModelSpec.Visitor<List<FieldSpec>> {
  private SizeKnobs() {}

  /** The widths of the layers that stand at some places, but not of an output. */
  static List<Knob> ofLayers(ModelSpec model, List<Origin> places) {
    List<FieldSpec> fields = model.accept(new SizeKnobs());
    List<Knob> knobs = new ArrayList<>();
    for (Origin place : places) {
      for (FieldSpec field : fields) {
        if (field.layer().origin().equals(place) && !makesOutput(field, fields)) {
          Width.of(field.layer()).map(width -> knob(model, field, width)).ifPresent(knobs::add);
        }
      }
    }
    return knobs;
  }

  /** Whether a field is an output, or becomes part of one. */
  private static boolean makesOutput(FieldSpec field, List<FieldSpec> fields) {
    return field.output()
        || field.equals(fields.get(fields.size() - 1))
        || fields.stream()
            .filter(other -> other.layer() instanceof BatchNormalization)
            .filter(other -> other.layer().from().get(0).value().equals(field.name()))
            .anyMatch(other -> makesOutput(other, fields));
  }

  /** The height and the width of each input, which keep their ratio. */
  static List<Knob> ofInputs(ModelSpec model) {
    List<Knob> knobs = new ArrayList<>();
    for (FieldSpec field : model.accept(new SizeKnobs())) {
      if (field.layer() instanceof OperatorSpec.Input input) {
        knobs.add(knob(model, field, input));
      }
    }
    return knobs;
  }

  @Override
  public List<FieldSpec> network(ModelSpec.Network network) {
    return network.fields();
  }

  /** The sizes of a file cannot be edited. */
  @Override
  public List<FieldSpec> tflite(ModelSpec.Tflite tflite) {
    return List.of();
  }

  private static Knob knob(ModelSpec model, FieldSpec field, Width width) {
    return Knob.of(
        width.now(),
        number -> edit(model, width.name() + " = " + number, field, width.layer().apply(number)));
  }

  private static Knob knob(ModelSpec model, FieldSpec field, OperatorSpec.Input input) {
    int height = input.height().value();
    int width = input.width().value();
    int common = BigInteger.valueOf(height).gcd(BigInteger.valueOf(width)).intValueExact();
    return Knob.of(
            common,
            number -> {
              int newHeight = height / common * number;
              int newWidth = width / common * number;
              String text = "height = " + newHeight + ", width = " + newWidth;
              return edit(model, text, field, input.withSize(newHeight, newWidth));
            })
        .downToHalf();
  }

  private static Edit edit(ModelSpec model, String text, FieldSpec field, LayerSpec layer) {
    ModelSpec untrained = model.withoutWeights();
    String again = untrained.equals(model) ? "" : ", trained again,";
    return new Edit(
        text + " on '" + field.name() + "'" + again, untrained.with(field.withLayer(layer)));
  }

  /**
   * How wide a layer is.
   *
   * @param name of the attribute
   * @param layer the layer at another width
   */
  private record Width(String name, int now, IntFunction<LayerSpec> layer) {
    static Optional<Width> of(LayerSpec layer) {
      if (layer instanceof OperatorSpec.Conv2D conv) {
        return Optional.of(new Width("filters", conv.filters().value(), conv::withFilters));
      }
      if (layer instanceof CompositeSpec.SeparableConv2D conv) {
        return Optional.of(new Width("filters", conv.filters().value(), conv::withFilters));
      }
      if (layer instanceof OperatorSpec.Dense dense) {
        return Optional.of(new Width("units", dense.units().value(), dense::withUnits));
      }
      return Optional.empty();
    }
  }
}
