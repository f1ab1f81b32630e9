package dev.pex.codesign.audio;

/**
 * What a front end for speech computes: mel-frequency cepstral coefficients (Davis and Mermelstein,
 * 1980), as TensorFlow's {@code audio_spectrogram} and {@code mfcc} define them.
 *
 * @param coefficients of each row, from coefficient 0
 */
public record MfccParameters(
    Windows windows, MelBands mel, int coefficients, FeatureScale features) {
  private static final int SMALLEST_TRANSFORM_LOG2 = 3;
  private static final int LARGEST_TRANSFORM_LOG2 = 14;
  private static final MelBands VOICE = new MelBands(40, 20, 4_000);

  /** Where the keyword spotter of MLPerf Tiny 1.0 has its input's int8 values. */
  private static final FeatureScale MLPERF_TINY_FEATURES = new FeatureScale(0.5847029f, 83);

  /** Keyword spotting: 40 ms every 20 ms; features as fine as speech leaves room for. */
  public static final MfccParameters KEYWORDS =
      new MfccParameters(new Windows(16_000, 640, 320), VOICE, 10, new FeatureScale(0.4f, 64));

  /** Keyword spotting of MLPerf Tiny: 30 ms every 20 ms, 49 rows of a second. */
  public static final MfccParameters MLPERF_TINY =
      new MfccParameters(new Windows(16_000, 480, 320), VOICE, 10, MLPERF_TINY_FEATURES);

  /** Checks that the parts fit together. */
  public MfccParameters {
    require(
        mel.upperHertz() <= windows.sampleRateHz() / 2.0, "bands end above half the sample rate");
    require(coefficients >= 1 && coefficients <= mel.count(), "more coefficients than bands");
  }

  /** The same features, stored as a network's input stores them. */
  public MfccParameters storedAs(FeatureScale scale) {
    return new MfccParameters(windows, mel, coefficients, scale);
  }

  /**
   * Which samples are transformed together.
   *
   * @param sampleRateHz samples in a second
   * @param windowSamples samples of each window, an even number
   * @param hopSamples from the start of a window to that of the next
   */
  public record Windows(int sampleRateHz, int windowSamples, int hopSamples) {
    /** Checks the lengths. */
    public Windows {
      require(sampleRateHz > 0 && hopSamples > 0, "rate and hop must be positive");
      require(windowSamples >= 2 && windowSamples % 2 == 0, "a window has an even length");
      require(windowSamples <= 1 << LARGEST_TRANSFORM_LOG2, "the window is too long");
    }

    /** Binary logarithm of the transform's size: the smallest that holds a window. */
    int transformLog2() {
      int needed = Integer.SIZE - Integer.numberOfLeadingZeros(windowSamples - 1);
      return Math.max(SMALLEST_TRANSFORM_LOG2, needed);
    }

    int transformSize() {
      return 1 << transformLog2();
    }
  }

  /** Triangles of equal width on the mel scale, each falling where the next one rises. */
  public record MelBands(int count, double lowerHertz, double upperHertz) {
    /** Checks the range. */
    public MelBands {
      require(count >= 1 && count <= 1024, "there must be 1 to 1,024 bands");
      require(0 <= lowerHertz && lowerHertz < upperHertz, "bands must rise from 0 Hz or above");
    }
  }

  /** An int8 feature q stands for the coefficient {@code scale * (q - zeroPoint)}. */
  public record FeatureScale(float scale, int zeroPoint) {
    /** Checks that values are finite and the zero point an int8. */
    public FeatureScale {
      require(scale > 0 && Float.isFinite(scale), "the scale must be positive");
      require(zeroPoint == (byte) zeroPoint, "the zero point must be an int8");
    }
  }

  private static void require(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
