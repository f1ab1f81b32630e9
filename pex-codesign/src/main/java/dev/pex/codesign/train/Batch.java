package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.network.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Some examples, one after the other. */
final class Batch {
  private final float[] inputs;
  private final int[] labels;

  private Batch(float[] inputs, int[] labels) {
    this.inputs = inputs;
    this.labels = labels;
  }

  /**
   * The examples with these indices, augmented.
   *
   * @param shape of each
   * @throws IOException if one cannot be read or has another number of features
   */
  static Batch of(
      Dataset<float[]> data,
      List<Integer> indices,
      Shape shape,
      Augmentation augmentation,
      RandomGenerator random)
      throws IOException {
    int size = shape.height() * shape.width() * shape.channels();
    float[] inputs = new float[indices.size() * size];
    int[] labels = new int[indices.size()];
    for (int i = 0; i < labels.length; i++) {
      Example<float[]> example = data.example(indices.get(i));
      if (example.content().length != size) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "example %,d has %,d features, but the network's input has %dx%dx%d",
                indices.get(i),
                example.content().length,
                shape.height(),
                shape.width(),
                shape.channels()));
      }
      float[] features = augmentation.changed(example.content(), shape, random);
      System.arraycopy(features, 0, inputs, i * size, size);
      labels[i] = example.label();
    }
    return new Batch(inputs, labels);
  }

  /** Features of all examples. */
  float[] inputs() {
    return inputs;
  }

  /** How many examples. */
  int size() {
    return labels.length;
  }

  /** The class of an example. */
  int label(int index) {
    return labels[index];
  }
}
