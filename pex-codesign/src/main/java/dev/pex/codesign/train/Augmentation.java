package dev.pex.codesign.train;

import dev.pex.codesign.network.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes other examples of the same class out of one; channels are innermost. */
public sealed interface Augmentation {
  /** The features of another example. */
  float[] changed(float[] features, Shape shape, RandomGenerator random);

  /** Leaves examples as they are. */
  static Augmentation none() {
    return new All(List.of());
  }

  /** Several, one after the other. */
  static Augmentation all(Augmentation... steps) {
    return new All(List.of(steps));
  }

  /** Several, one after the other. */
  record All(List<Augmentation> steps) implements Augmentation {
    /** Keeps a copy of the list. */
    public All {
      steps = List.copyOf(steps);
    }

    @Override
    public float[] changed(float[] features, Shape shape, RandomGenerator random) {
      float[] result = features;
      for (Augmentation step : steps) {
        result = step.changed(result, shape, random);
      }
      return result;
    }
  }

  /**
   * Moves an image by up to so many rows and columns; what comes in from outside is zero.
   *
   * @param pixels at most, in each direction
   */
  record Shift(int pixels) implements Augmentation {
    @Override
    public float[] changed(float[] features, Shape shape, RandomGenerator random) {
      int down = random.nextInt(-pixels, pixels + 1);
      int right = random.nextInt(-pixels, pixels + 1);
      float[] result = new float[features.length];
      int rowLength = shape.width() * shape.channels();
      int kept = Math.max(0, shape.width() - Math.abs(right)) * shape.channels();
      for (int row = 0; row < shape.height(); row++) {
        int from = row - down;
        if (kept > 0 && from >= 0 && from < shape.height()) {
          int source = from * rowLength + Math.max(0, -right) * shape.channels();
          int target = row * rowLength + Math.max(0, right) * shape.channels();
          System.arraycopy(features, source, result, target, kept);
        }
      }
      return result;
    }
  }

  /** Exchanges left and right in half of the cases. */
  record Flip() implements Augmentation {
    @Override
    public float[] changed(float[] features, Shape shape, RandomGenerator random) {
      if (random.nextBoolean()) {
        return features;
      }
      float[] result = new float[features.length];
      int channels = shape.channels();
      for (int pixel = 0; pixel < shape.height() * shape.width(); pixel++) {
        int column = pixel % shape.width();
        int opposite = pixel - column + shape.width() - 1 - column;
        System.arraycopy(features, opposite * channels, result, pixel * channels, channels);
      }
      return result;
    }
  }

  /**
   * Sets a square at a random place to zero; at the edge only a part of it is inside (DeVries and
   * Taylor, arXiv 1708.04552).
   *
   * @param pixels its side
   */
  record Cutout(int pixels) implements Augmentation {
    @Override
    public float[] changed(float[] features, Shape shape, RandomGenerator random) {
      float[] result = features.clone();
      int top = random.nextInt(shape.height()) - pixels / 2;
      int left = random.nextInt(shape.width()) - pixels / 2;
      int first = Math.max(0, left);
      int end = Math.min(shape.width(), left + pixels);
      for (int row = Math.max(0, top); row < Math.min(shape.height(), top + pixels); row++) {
        int start = row * shape.width();
        Arrays.fill(
            result, (start + first) * shape.channels(), (start + end) * shape.channels(), 0);
      }
      return result;
    }
  }
}
