package dev.pex.codesign.audio;

import java.util.ArrayList;
import java.util.List;

/** Samples of one channel, 16 bits each. */
public final class Recording {
  private final int sampleRateHz;
  private final short[] samples;

  /** A copy of these samples. */
  public Recording(int sampleRateHz, short[] samples) {
    this.sampleRateHz = sampleRateHz;
    this.samples = samples.clone();
  }

  /** Samples in a second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Number of samples. */
  public int length() {
    return samples.length;
  }

  /** One sample. */
  public short sample(int index) {
    return samples[index];
  }

  /** A copy of all samples. */
  public short[] samples() {
    return samples.clone();
  }

  /** The same sound at another sample rate. */
  public Recording at(int wantedHz) {
    return wantedHz == sampleRateHz
        ? this
        : new Recording(wantedHz, new Resampler(sampleRateHz, wantedHz).resample(samples));
  }

  /**
   * Checks that a front end can hear this.
   *
   * @throws IllegalArgumentException if it wants another sample rate
   */
  public void checkRate(MfccParameters parameters) {
    int wanted = parameters.windows().sampleRateHz();
    if (wanted != sampleRateHz) {
      throw new IllegalArgumentException(
          "the front end takes " + wanted + " Hz, the recording has " + sampleRateHz + " Hz");
    }
  }

  /**
   * Rows of features, one for each whole window.
   *
   * @throws IllegalArgumentException if the front end wants another sample rate
   */
  public List<byte[]> features(MfccParameters parameters) {
    checkRate(parameters);
    Mfcc mfcc = new Mfcc(parameters);
    List<byte[]> rows = new ArrayList<>();
    for (short sample : samples) {
      if (mfcc.push(sample)) {
        rows.add(mfcc.row());
      }
    }
    return List.copyOf(rows);
  }
}
