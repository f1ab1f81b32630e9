package dev.pex.processor.source;

import dev.pex.processor.spec.CompositeSpec;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.PaddingKind;
import dev.pex.processor.spec.WindowSpec;
import java.util.List;

/** Reads the annotations of layers that stand for several others. */
final class CompositeReader {
  private CompositeReader() {}

  static LayerSpec separableConv2D(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.SeparableConv2D(
        attributes.origin(),
        attributes.integer("filters"),
        attributes.integer("repeat"),
        undilated(attributes),
        attributes.activation("activation"),
        from);
  }

  static LayerSpec squeezeExcite(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.SqueezeExcite(attributes.origin(), attributes.integer("units"), from);
  }

  static LayerSpec globalMaxPooling2D(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.GlobalMaxPooling2D(attributes.origin(), from);
  }

  static LayerSpec conv1D(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.Conv1D(
        attributes.origin(),
        attributes.integer("filters"),
        new WindowSpec(
            "kernel",
            column(attributes.integer("kernel")),
            column(attributes.integer("strides")),
            column(attributes.integer("dilation")),
            PaddingKind.valueOf(attributes.constant("padding").value())),
        attributes.activation("activation"),
        from);
  }

  static LayerSpec invertedResidual(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.InvertedResidual(
        attributes.origin(),
        attributes.integer("filters"),
        attributes.integer("expansion"),
        attributes.integer("repeat"),
        padded(attributes),
        attributes.integer("squeezeExcite"),
        attributes.activation("activation"),
        from);
  }

  static LayerSpec residualBlock(Attributes attributes, List<Located<String>> from) {
    return new CompositeSpec.ResidualBlock(
        attributes.origin(),
        attributes.integer("filters"),
        attributes.integer("repeat"),
        padded(attributes),
        attributes.activation("activation"),
        from);
  }

  private static WindowSpec undilated(Attributes attributes) {
    return attributes.window("kernel", one(attributes));
  }

  /** A window without a value for padding: its result is added to what has its input's size. */
  private static WindowSpec padded(Attributes attributes) {
    return new WindowSpec(
        "kernel",
        attributes.integers("kernel"),
        attributes.integers("strides"),
        one(attributes),
        PaddingKind.SAME);
  }

  private static Located<List<Integer>> one(Attributes attributes) {
    return new Located<>(List.of(1), attributes.origin());
  }

  private static Located<List<Integer>> column(Located<Integer> rows) {
    return new Located<>(List.of(rows.value(), 1), rows.origin());
  }
}
