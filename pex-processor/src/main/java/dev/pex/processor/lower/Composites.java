package dev.pex.processor.lower;

import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.LayerSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of the tensors that layers of several operators make. */
final class Composites {
  /** The most repetitions of a composite. */
  static final int LARGEST_REPEAT = 1_000;

  private Composites() {}

  /** All tensors of a field, the field's own last. */
  static List<String> tensors(FieldSpec field) {
    if (field.layer() instanceof LayerSpec.SeparableConv2D separable) {
      int repeat = Math.max(1, Math.min(LARGEST_REPEAT, separable.repeat().value()));
      return IntStream.range(0, repeat)
          .boxed()
          .flatMap(
              index -> Stream.of(depthwise(field.name(), index), pointwise(field.name(), index)))
          .toList();
    }
    if (field.layer() instanceof LayerSpec.SqueezeExcite) {
      return List.of(
          squeezed(field.name()),
          reduced(field.name()),
          expanded(field.name()),
          shares(field.name()),
          field.name());
    }
    if (field.layer() instanceof LayerSpec.Concatenate joined) {
      return Stream.concat(
              IntStream.range(0, joined.from().size())
                  .mapToObj(index -> requantized(field.name(), index)),
              Stream.of(field.name()))
          .toList();
    }
    return List.of(field.name());
  }

  /** {@code blocks_0_depthwise}. */
  static String depthwise(String field, int index) {
    return field + "_" + index + "_depthwise";
  }

  /** {@code merged_0_requantized}. */
  static String requantized(String field, int operand) {
    return field + "_" + operand + "_requantized";
  }

  /** {@code excited_squeezed}. */
  static String squeezed(String field) {
    return field + "_squeezed";
  }

  /** {@code excited_reduced}. */
  static String reduced(String field) {
    return field + "_reduced";
  }

  /** {@code excited_expanded}. */
  static String expanded(String field) {
    return field + "_expanded";
  }

  /** {@code excited_shares}. */
  static String shares(String field) {
    return field + "_shares";
  }

  /** {@code blocks_0_pointwise}. */
  static String pointwise(String field, int index) {
    return field + "_" + index + "_pointwise";
  }
}
