package dev.pex.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Where rows of resized tensors are found. */
final class PositionsTest {
  @Test
  void twiceAsManyRows() {
    Positions nearest = of(2, 4, Interpolation.NEAREST, Sampling.HALF_PIXEL_CENTERS);
    assertThat(nearest).isEqualTo(new Positions(1, 0, 2, 2, Interpolation.NEAREST));
    Positions between = of(2, 4, Interpolation.BILINEAR, Sampling.HALF_PIXEL_CENTERS);
    assertThat(rows(between, 4)).containsExactly("0-0", "0-1", "0-1", "1-1");
  }

  @Test
  void samplingsDiffer() {
    Interpolation nearest = Interpolation.NEAREST;
    assertThat(rows(of(3, 5, nearest, Sampling.ASYMMETRIC), 5))
        .containsExactly("0-0", "0-0", "1-1", "1-1", "2-2");
    assertThat(rows(of(3, 5, nearest, Sampling.ALIGN_CORNERS), 5))
        .containsExactly("0-0", "1-1", "1-1", "2-2", "2-2");
    assertThat(rows(of(3, 5, Interpolation.BILINEAR, Sampling.ALIGN_CORNERS), 5))
        .containsExactly("0-0", "0-1", "1-1", "1-2", "2-2");
  }

  /** 1/41 in single precision is less than 1/41, so row 41 of 82 is found in the first row. */
  @Test
  void rowsThatSinglePrecisionMisses() {
    assertThat(Positions.of(2, 82, Interpolation.NEAREST, Sampling.ASYMMETRIC)).isEmpty();
    assertThat(Positions.of(2, 82, Interpolation.NEAREST, Sampling.HALF_PIXEL_CENTERS)).isPresent();
  }

  /** 171/1024 is more than a sixth. */
  @Test
  void stepsThatLeaveTheInput() {
    Sampling centers = Sampling.HALF_PIXEL_CENTERS;
    assertThat(Positions.of(298, 6 * 298, Interpolation.BILINEAR, centers)).isPresent();
    assertThat(Positions.of(299, 6 * 299, Interpolation.BILINEAR, centers)).isEmpty();
    assertThat(Positions.of(1 << 30, 1 << 30, Interpolation.NEAREST, centers)).isEmpty();
  }

  @Property
  void rowsLieInTheInputAndInOrder(
      @ForAll @IntRange(min = 1, max = 50) int size,
      @ForAll @IntRange(min = 1, max = 200) int resized,
      @ForAll Interpolation interpolation,
      @ForAll Sampling sampling) {
    Positions.of(size, resized, interpolation, sampling)
        .ifPresent(
            positions -> {
              for (int row = 0; row < resized; row++) {
                assertThat(positions.first(row)).isBetween(0, positions.last(row));
                assertThat(positions.last(row)).isLessThan(size);
                assertThat(positions.first(row))
                    .isGreaterThanOrEqualTo(positions.first(Math.max(0, row - 1)));
              }
            });
  }

  private static Positions of(
      int size, int resized, Interpolation interpolation, Sampling sampling) {
    return Positions.of(size, resized, interpolation, sampling).orElseThrow();
  }

  private static List<String> rows(Positions positions, int count) {
    return IntStream.range(0, count)
        .mapToObj(row -> positions.first(row) + "-" + positions.last(row))
        .toList();
  }
}
