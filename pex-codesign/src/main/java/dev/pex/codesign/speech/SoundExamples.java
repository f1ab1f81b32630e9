package dev.pex.codesign.speech;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Features of sounds that chance has a part in, as the values that the network's input has: rows of
 * coefficients. Chance starts anew for each example, from the seed and the index, so an example is
 * always the same; its features are kept.
 */
final class SoundExamples implements Dataset<float[]> {
  private final List<String> classes;
  private final List<Take> takes;
  private final MfccParameters frontEnd;
  private final long seed;
  private final byte[][] features;

  /** A second of sound with a label. */
  record Take(Sound sound, int label) {}

  /** Makes a second of sound. */
  interface Sound {
    short[] samples(SplittableRandom random) throws IOException;
  }

  SoundExamples(List<String> classes, List<Take> takes, MfccParameters frontEnd, long seed) {
    this.classes = List.copyOf(classes);
    this.takes = List.copyOf(takes);
    this.frontEnd = frontEnd;
    this.seed = seed;
    this.features = new byte[takes.size()][];
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return takes.size();
  }

  @Override
  public Example<float[]> example(int index) throws IOException {
    if (features[index] == null) {
      features[index] = made(index);
    }
    MfccParameters.FeatureScale scale = frontEnd.features();
    float[] values = new float[features[index].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale.scale() * (features[index][i] - scale.zeroPoint());
    }
    return new Example<>(values, takes.get(index).label());
  }

  private byte[] made(int index) throws IOException {
    SplittableRandom random = new SplittableRandom(31 * seed + index);
    short[] samples = takes.get(index).sound().samples(random);
    List<byte[]> rows = new Recording(Clip.SAMPLE_RATE, samples).features(frontEnd);
    int coefficients = frontEnd.coefficients();
    byte[] all = new byte[rows.size() * coefficients];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, all, row * coefficients, coefficients);
    }
    return all;
  }
}
