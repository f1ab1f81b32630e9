package dev.pex.processor.source;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.spec.AxisKind;
import dev.pex.processor.spec.BatchNormalization;
import dev.pex.processor.spec.InterpolationKind;
import dev.pex.processor.spec.LayerSpec;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.OperatorSpec;
import dev.pex.processor.spec.WindowSpec;
import java.util.List;
import java.util.Optional;

/** Reads the annotation of one layer. */
final class LayerReader {
  /** Makes a layer of its annotation and the edges that were resolved for it. */
  private interface Rule {
    LayerSpec read(Attributes attributes, List<Located<String>> from);
  }

  private static final Rule NONE =
      (attributes, from) -> {
        throw new IllegalArgumentException("the annotation is not that of a layer");
      };

  private static Rule rule(String annotation) {
    return switch (annotation) {
      case "Input" -> LayerReader::input;
      case "Conv2D" -> LayerReader::conv2D;
      case "DepthwiseConv2D" -> LayerReader::depthwiseConv2D;
      case "SeparableConv2D" -> CompositeReader::separableConv2D;
      case "Dense" -> LayerReader::dense;
      case "MaxPooling2D" -> LayerReader::maxPooling2D;
      case "AveragePooling2D" -> LayerReader::averagePooling2D;
      case "GlobalAveragePooling2D" -> LayerReader::globalAveragePooling2D;
      case "Add" -> (attributes, from) -> sum(attributes, false);
      case "Subtract" -> (attributes, from) -> sum(attributes, true);
      case "Multiply" -> LayerReader::multiply;
      case "Concatenate" -> LayerReader::concatenate;
      case "Flatten" -> LayerReader::flatten;
      case "Reshape" -> LayerReader::reshape;
      case "Cropping2D" -> LayerReader::cropping2D;
      case "ZeroPadding2D" -> LayerReader::zeroPadding2D;
      case "UpSampling2D" -> LayerReader::upSampling2D;
      case "BatchNormalization" -> LayerReader::batchNormalization;
      case "Softmax" -> LayerReader::softmax;
      case "LeakyReLU" -> LayerReader::leakyRelu;
      case "GlobalMaxPooling2D" -> CompositeReader::globalMaxPooling2D;
      case "Conv1D" -> CompositeReader::conv1D;
      case "InvertedResidual" -> CompositeReader::invertedResidual;
      case "ResidualBlock" -> CompositeReader::residualBlock;
      case "SqueezeExcite" -> CompositeReader::squeezeExcite;
      case "Activation" -> LayerReader::activation;
      default -> NONE;
    };
  }

  /** Whether an annotation of {@code dev.pex} with that simple name makes a tensor. */
  static boolean isLayer(String annotation) {
    return rule(annotation) != NONE;
  }

  /**
   * Reads a layer.
   *
   * @param annotation its simple name
   * @param before the field before; empty at the first field
   */
  LayerSpec read(String annotation, Attributes attributes, Optional<String> before) {
    return rule(annotation).read(attributes, edges(attributes, before));
  }

  /** What a layer reads. */
  static List<Located<String>> edges(Attributes attributes, Optional<String> before) {
    if (attributes.isWritten("from")) {
      return List.of(attributes.text("from"));
    }
    Origin origin = attributes.origin();
    return before.map(name -> List.of(new Located<>(name, origin))).orElse(List.of());
  }

  private static LayerSpec input(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Input(
        attributes.origin(),
        attributes.integer("height"),
        attributes.integer("width"),
        attributes.integer("channels"),
        written(attributes, "scale").map(attributes::real),
        written(attributes, "zeroPoint").map(attributes::integer),
        attributes.feed());
  }

  private static LayerSpec conv2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Conv2D(
        attributes.origin(),
        attributes.integer("filters"),
        convolutionWindow(attributes),
        attributes.activation("activation"),
        from);
  }

  private static LayerSpec depthwiseConv2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.DepthwiseConv2D(
        attributes.origin(),
        attributes.integer("multiplier"),
        convolutionWindow(attributes),
        attributes.activation("activation"),
        from);
  }

  private static LayerSpec dense(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Dense(
        attributes.origin(),
        attributes.integer("units"),
        attributes.activation("activation"),
        from);
  }

  private static LayerSpec maxPooling2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.MaxPooling2D(attributes.origin(), poolingWindow(attributes), from);
  }

  private static LayerSpec averagePooling2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.AveragePooling2D(attributes.origin(), poolingWindow(attributes), from);
  }

  private static LayerSpec globalAveragePooling2D(
      Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.GlobalAveragePooling2D(attributes.origin(), from);
  }

  private static LayerSpec sum(Attributes attributes, boolean subtracts) {
    return new OperatorSpec.Add(
        attributes.origin(),
        attributes.place("value"),
        subtracts,
        attributes.activation("activation"),
        attributes.texts("value"));
  }

  private static LayerSpec multiply(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Multiply(
        attributes.origin(),
        attributes.place("value"),
        attributes.activation("activation"),
        attributes.texts("value"));
  }

  private static LayerSpec concatenate(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Concatenate(
        attributes.origin(),
        attributes.place("value"),
        AxisKind.valueOf(attributes.constant("axis").value()),
        attributes.texts("value"));
  }

  private static LayerSpec flatten(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Flatten(attributes.origin(), from);
  }

  private static LayerSpec reshape(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Reshape(attributes.origin(), attributes.integers("value"), from);
  }

  private static LayerSpec zeroPadding2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.ZeroPadding2D(
        attributes.origin(), attributes.integers("padding"), from);
  }

  private static LayerSpec cropping2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Cropping2D(attributes.origin(), attributes.integers("cropping"), from);
  }

  private static LayerSpec upSampling2D(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.UpSampling2D(
        attributes.origin(),
        attributes.integers("size"),
        InterpolationKind.valueOf(attributes.constant("interpolation").value()),
        from);
  }

  private static LayerSpec batchNormalization(Attributes attributes, List<Located<String>> from) {
    return new BatchNormalization(attributes.origin(), attributes.activation("activation"), from);
  }

  private static LayerSpec softmax(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Softmax(attributes.origin(), from);
  }

  private static LayerSpec leakyRelu(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.LeakyRelu(attributes.origin(), attributes.real("negativeSlope"), from);
  }

  private static LayerSpec activation(Attributes attributes, List<Located<String>> from) {
    return new OperatorSpec.Activation(
        attributes.origin(),
        new Located<>(attributes.activation("value"), attributes.place("value")),
        from);
  }

  private static WindowSpec convolutionWindow(Attributes attributes) {
    return attributes.window("kernel", attributes.integers("dilation"));
  }

  private static WindowSpec poolingWindow(Attributes attributes) {
    return attributes.window("pool", new Located<>(List.of(1), attributes.origin()));
  }

  private static Optional<String> written(Attributes attributes, String name) {
    return Optional.of(name).filter(attributes::isWritten);
  }
}
