package dev.pex.codesign.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.network.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pixels go where they should, with all their channels, and the original stays. */
final class AugmentationTest {
  private static final Shape SHAPE = new Shape(3, 4, 2);

  private final float[] original = new float[3 * 4 * 2];

  AugmentationTest() {
    for (int i = 0; i < original.length; i++) {
      original[i] = i + 1;
    }
  }

  @Test
  void shiftsAreAllThatFit() {
    Set<List<Float>> expected = new HashSet<>();
    for (int down = -1; down <= 1; down++) {
      for (int right = -1; right <= 1; right++) {
        expected.add(moved(down, right));
      }
    }
    assertThat(results(new Augmentation.Shift(1))).isEqualTo(expected);
  }

  @Test
  void shiftsBeyondTheImageLeaveNothing() {
    assertThat(results(new Augmentation.Shift(9))).contains(list(new float[original.length]));
  }

  @Test
  void flipsExchangeLeftAndRight() {
    float[] flipped = new float[original.length];
    for (int i = 0; i < flipped.length; i++) {
      int column = i / 2 % 4;
      flipped[i] = original[i + 2 * (3 - 2 * column)];
    }
    assertThat(results(new Augmentation.Flip())).isEqualTo(Set.of(list(original), list(flipped)));
  }

  @Test
  void cutoutsAreSquaresThatMayReachBeyondTheEdge() {
    Set<List<Float>> expected = new HashSet<>();
    for (int centre = 0; centre < 12; centre++) {
      int row = centre / 4;
      int column = centre % 4;
      float[] cut = original.clone();
      for (int i = 0; i < cut.length; i++) {
        int up = row - i / 8;
        int left = column - i / 2 % 4;
        cut[i] = up >= 0 && up <= 1 && left >= 0 && left <= 1 ? 0 : cut[i];
      }
      expected.add(list(cut));
    }
    assertThat(results(new Augmentation.Cutout(2))).isEqualTo(expected);
  }

  @Test
  void severalFollowEachOther() {
    Augmentation all = Augmentation.all(new Augmentation.Flip(), new Augmentation.Shift(1));
    assertThat(results(all)).hasSize(18);
    assertThat(results(Augmentation.none())).isEqualTo(Set.of(list(original)));
  }

  private List<Float> moved(int down, int right) {
    float[] moved = new float[original.length];
    for (int i = 0; i < moved.length; i++) {
      int row = i / 8 - down;
      int column = i / 2 % 4 - right;
      boolean inside = row >= 0 && row < 3 && column >= 0 && column < 4;
      moved[i] = inside ? original[row * 8 + column * 2 + i % 2] : 0;
    }
    return list(moved);
  }

  private Set<List<Float>> results(Augmentation augmentation) {
    Set<List<Float>> results = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      results.add(list(augmentation.changed(original, SHAPE, random)));
    }
    assertThat(original).containsExactly(new AugmentationTest().original);
    return results;
  }

  private static List<Float> list(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }
}
