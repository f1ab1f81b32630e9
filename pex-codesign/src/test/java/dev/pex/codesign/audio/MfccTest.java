package dev.pex.codesign.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The front end against its definition in double precision. */
final class MfccTest {
  /** How far a feature may be from the definition's, in steps of int8: docs/audio.md. */
  private static final double LARGEST_ERROR = 0.51;

  /** Bands from end to end of the spectrum, and as many coefficients. */
  private static final MfccParameters TELEPHONE =
      new MfccParameters(
          new MfccParameters.Windows(8_000, 200, 80),
          new MfccParameters.MelBands(20, 0, 4_000),
          20,
          new MfccParameters.FeatureScale(0.4f, -5));

  static Stream<MfccParameters> parameters() {
    return Stream.of(MfccParameters.KEYWORDS, MfccParameters.MLPERF_TINY, TELEPHONE);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void featuresAreThoseOfTheDefinition(MfccParameters parameters) {
    MfccDefinition definition = new MfccDefinition(parameters);
    MfccParameters.Windows windows = parameters.windows();
    Signals.broad()
        .forEach(
            (name, samples) -> {
              List<byte[]> rows =
                  new Recording(windows.sampleRateHz(), samples).features(parameters);
              double largest = 0;
              for (int row = 0; row < rows.size(); row++) {
                double[] expected = definition.features(samples, row * windows.hopSamples());
                largest = Math.max(largest, largestError(rows.get(row), expected));
              }
              assertThat(largest).as(name).isLessThan(LARGEST_ERROR);
            });
  }

  private static double largestError(byte[] row, double[] expected) {
    return IntStream.range(0, row.length)
        .mapToDouble(i -> Math.abs(row[i] - Math.max(-128, Math.min(127, expected[i]))))
        .max()
        .orElseThrow();
  }

  @Test
  void aSecondHas49Rows() {
    for (MfccParameters parameters : List.of(MfccParameters.KEYWORDS, MfccParameters.MLPERF_TINY)) {
      assertThat(new Recording(16_000, new short[16_000]).features(parameters))
          .hasSize(49)
          .allMatch(row -> row.length == 10);
    }
  }

  @Test
  void silenceIsTheLowestEnergyWithoutShape() {
    byte[] row = new Recording(16_000, new short[640]).features(MfccParameters.KEYWORDS).get(0);
    assertThat(row).containsExactly(-128, 64, 64, 64, 64, 64, 64, 64, 64, 64);
  }

  @Test
  void rowsComeWhenTheirLastSampleIsPushed() {
    Mfcc mfcc = new Mfcc(MfccParameters.MLPERF_TINY);
    List<Integer> ends =
        IntStream.rangeClosed(1, 1_200).filter(i -> mfcc.push((short) i)).boxed().toList();
    assertThat(ends).containsExactly(480, 800, 1_120);
  }

  @Test
  void magnitudesAreWithinOneSample() {
    MfccParameters parameters = MfccParameters.KEYWORDS;
    MfccTables tables = new MfccTables(parameters);
    Random random = new Random(5);
    for (int level : new int[] {1, 50, 32_767}) {
      int[] values = random.ints(1_024, -level * 16, level * 16 + 1).toArray();
      double[] expected = transform(values);
      new FixedPointSpectrum(tables.sine(), 10).magnitudes(values);
      for (int bin = 0; bin < 512; bin++) {
        assertThat(values[2 * bin] / 2.0).isCloseTo(expected[bin], offset(16.0));
      }
    }
  }

  private static double[] transform(int[] values) {
    return IntStream.range(0, values.length / 2)
        .mapToDouble(
            bin -> {
              double real = 0;
              double imaginary = 0;
              for (int i = 0; i < values.length; i++) {
                double angle = 2 * Math.PI * bin * i / values.length;
                real += values[i] * Math.cos(angle);
                imaginary += values[i] * Math.sin(angle);
              }
              return Math.hypot(real, imaginary);
            })
        .toArray();
  }

  @Test
  void logarithmsAreRoundedDown() {
    new Random(9)
        .longs(10_000, 1, 1L << 60)
        .map(value -> value >> (value % 59))
        .filter(value -> value > 0)
        .forEach(
            value -> {
              double exact = Math.log((double) value) / Math.log(2) * 65_536;
              assertThat(Mfcc.log2(value) - exact).isBetween(-1.001, 0.001);
            });
    assertThat(IntStream.range(0, 60).map(i -> Mfcc.log2(1L << i)))
        .containsExactlyElementsOf(IntStream.range(0, 60).map(i -> i << 16).boxed().toList());
    assertThat(Mfcc.log2(0)).isZero();
  }

  @Test
  void thePageStatesTheSizes() throws IOException {
    MfccTables tables = new MfccTables(MfccParameters.KEYWORDS);
    int shorts =
        Stream.of(tables.window(), tables.edges(), tables.falling(), tables.dct())
            .mapToInt(IntTable::size)
            .sum();
    int bytes = Short.BYTES * shorts + Integer.BYTES * tables.sine().size();
    assertThat(Files.readString(Path.of("../docs/audio.md")))
        .contains(String.format(Locale.ROOT, "its tables take %,d B", bytes))
        .contains("within " + LARGEST_ERROR + " of the definition");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    MfccParameters keywords = MfccParameters.KEYWORDS;
    assertThatThrownBy(() -> new MfccParameters.Windows(16_000, 641, 320))
        .hasMessage("a window has an even length");
    assertThatThrownBy(
            () ->
                new MfccParameters(
                    new MfccParameters.Windows(7_000, 640, 320),
                    keywords.mel(),
                    10,
                    keywords.features()))
        .hasMessage("bands end above half the sample rate");
    assertThatThrownBy(
            () -> new MfccParameters(keywords.windows(), keywords.mel(), 41, keywords.features()))
        .hasMessage("more coefficients than bands");
    assertThatThrownBy(() -> new Recording(8_000, new short[1]).features(keywords))
        .hasMessage("the front end takes 16000 Hz, the recording has 8000 Hz");
  }
}
