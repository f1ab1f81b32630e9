package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import java.util.List;
import java.util.Random;

/**
 * Images of 8x5x2 whose class is a quadrant that is brighter than the noise.
 *
 * @param size how many
 */
public record Blobs(int size, long seed) implements Dataset<float[]> {
  @Override
  public List<String> classes() {
    return List.of("top left", "top right", "bottom left", "bottom right");
  }

  @Override
  public Example<float[]> example(int index) {
    Random random = new Random(seed * 1_000_003 + index);
    int label = index % 4;
    float[] features = new float[8 * 5 * 2];
    for (int i = 0; i < features.length; i++) {
      int row = i / 10;
      int column = i / 2 % 5;
      boolean bright = (row >= 4 ? 2 : 0) + (column >= 2 ? 1 : 0) == label;
      features[i] = random.nextFloat() * 0.6f + (bright ? 0.3f : 0);
    }
    return new Example<>(features, label);
  }
}
