package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.spec.Located;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the numbers of a layer; reports the one that is wrong at its place. */
final class Numbers {
  /** The largest size of an axis. */
  static final int LARGEST_SIZE = 1_000_000;

  /** The largest kernel, stride, dilation or padding. */
  static final int LARGEST_WINDOW = 32_767;

  /** The most elements of a tensor, and weights of a layer. */
  private static final long MOST_ELEMENTS = 1 << 28;

  private final DiagnosticSink sink;

  Numbers(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** Whether a size, from 1 on, can be. */
  boolean isSize(String attribute, Located<Integer> number) {
    return inRange(attribute, number, 1, LARGEST_SIZE);
  }

  /** Whether a number lies between two others, both possible. */
  boolean inRange(String attribute, Located<Integer> number, int least, int most) {
    boolean good = least <= number.value() && number.value() <= most;
    if (!good) {
      String summary =
          String.format(
              Locale.ROOT,
              "%s is %,d but must be %,d to %,d",
              attribute,
              number.value(),
              least,
              most);
      sink.report(new Diagnostic(DiagnosticId.SIZE_OUT_OF_RANGE, number.origin(), summary));
    }
    return good;
  }

  /** Whether a slope lies between 0 and 1, both possible. */
  boolean isSlope(Located<Float> slope) {
    boolean good = slope.value() >= 0 && slope.value() <= 1;
    if (!good) {
      String summary = "negativeSlope is " + slope.value() + " but must be 0 to 1";
      sink.report(new Diagnostic(DiagnosticId.SLOPE_OUT_OF_RANGE, slope.origin(), summary));
    }
    return good;
  }

  /** One number for both axes, or one for rows and one for columns, each from 1 on. */
  Optional<Extent> extent(String attribute, Located<List<Integer>> numbers) {
    if (!isCount(attribute, numbers, List.of(1, 2))
        || !allInRange(attribute, numbers, 1, LARGEST_WINDOW)) {
      return Optional.empty();
    }
    List<Integer> values = numbers.value();
    return Optional.of(new Extent(values.get(0), values.get(values.size() - 1)));
  }

  /** Top, bottom, left, right; or vertical and horizontal; or one for all. */
  Optional<Padding> padding(String attribute, Located<List<Integer>> numbers) {
    if (!isCount(attribute, numbers, List.of(1, 2, 4))
        || !allInRange(attribute, numbers, 0, LARGEST_WINDOW)) {
      return Optional.empty();
    }
    List<Integer> values = numbers.value();
    if (values.size() == 4) {
      return Optional.of(new Padding(values.get(0), values.get(1), values.get(2), values.get(3)));
    }
    int vertical = values.get(0);
    int horizontal = values.get(values.size() - 1);
    return Optional.of(new Padding(vertical, vertical, horizontal, horizontal));
  }

  /** One to three sizes, the outer ones left out where they are 1. */
  Optional<Shape> sizes(Located<List<Integer>> numbers) {
    if (!isCount("shape", numbers, List.of(1, 2, 3))
        || !allInRange("shape", numbers, 1, LARGEST_SIZE)) {
      return Optional.empty();
    }
    List<Integer> values = numbers.value();
    int count = values.size();
    return shape(
        count > 2 ? values.get(count - 3) : 1,
        count > 1 ? values.get(count - 2) : 1,
        values.get(count - 1),
        numbers.origin());
  }

  /** A shape, if it is not too large. */
  Optional<Shape> shape(long height, long width, long channels, Origin origin) {
    String text = height + "x" + width + "x" + channels;
    return isCountable("the tensor", text, (double) height * width * channels, origin)
        ? Optional.of(new Shape((int) height, (int) width, (int) channels))
        : Optional.empty();
  }

  /** Whether a filter is not too large. */
  boolean isFilter(FilterShape filter, Origin origin) {
    double elements = (double) filter.outer() * filter.height() * filter.width() * filter.inner();
    return isCountable("the filter", filter.toString(), elements, origin);
  }

  private boolean isCountable(String what, String shape, double elements, Origin origin) {
    boolean good = elements <= MOST_ELEMENTS;
    if (!good) {
      String summary =
          String.format(
              Locale.ROOT,
              "%s of %s has the shape %s, more than %,d elements",
              what,
              origin.describe(),
              shape,
              MOST_ELEMENTS);
      sink.report(new Diagnostic(DiagnosticId.TENSOR_TOO_LARGE, origin, summary));
    }
    return good;
  }

  private boolean isCount(String attribute, Located<List<Integer>> numbers, List<Integer> counts) {
    int count = numbers.value().size();
    boolean good = counts.contains(count);
    if (!good) {
      String choices =
          counts.stream()
                  .limit(counts.size() - 1L)
                  .map(String::valueOf)
                  .collect(Collectors.joining(", "))
              + " or "
              + counts.get(counts.size() - 1);
      String summary =
          "%s has %d %s but takes %s"
              .formatted(attribute, count, count == 1 ? "number" : "numbers", choices);
      sink.report(new Diagnostic(DiagnosticId.COUNT, numbers.origin(), summary));
    }
    return good;
  }

  private boolean allInRange(
      String attribute, Located<List<Integer>> numbers, int least, int most) {
    return numbers.value().stream()
        .allMatch(
            number -> inRange(attribute, new Located<>(number, numbers.origin()), least, most));
  }
}
