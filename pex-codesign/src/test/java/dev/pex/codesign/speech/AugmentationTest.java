package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.pex.codesign.audio.Recording;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AugmentationTest {
  private static final int SEEDS = 200;
  private static final Recording QUIET = new Recording(16_000, new short[40_000]);

  private static final Recording NOISE =
      new Recording(16_000, random(new SplittableRandom(3), 40_000));

  @Test
  void chanceAloneDecides() {
    Augmentation augmentation = new Augmentation(List.of(NOISE, QUIET));
    Recording clip = click(8_000);
    assertThat(augmentation.changed(clip, new SplittableRandom(1)))
        .containsExactly(augmentation.changed(clip, new SplittableRandom(1)))
        .isNotEqualTo(augmentation.changed(clip, new SplittableRandom(2)))
        .hasSize(16_000);
  }

  @Test
  void aWordMovesByUpTo150Milliseconds() {
    int[] places = loudest(new Augmentation(List.of(QUIET))::moved);
    assertThat(IntStream.of(places).min().orElseThrow()).isBetween(5_600, 5_900);
    assertThat(IntStream.of(places).max().orElseThrow()).isBetween(10_100, 10_400);
  }

  @Test
  void pitchMovesTonesByASixthOrLess() {
    Recording tone = new Recording(16_000, tone(400));
    double[] hertz =
        IntStream.range(0, SEEDS)
            .mapToObj(SplittableRandom::new)
            .map(random -> new Augmentation(List.of(QUIET)).changed(tone, random))
            .mapToDouble(AugmentationTest::crossingsPerSecond)
            .sorted()
            .toArray();
    assertThat(hertz[0]).isCloseTo(400 * 20 / 23.0, offset(8.0));
    assertThat(hertz[SEEDS - 1]).isCloseTo(400 * 20 / 17.0, offset(8.0));
  }

  @Test
  void noiseIsSofterThanTheWord() {
    Recording word = new Recording(16_000, tone(400));
    for (int seed = 0; seed < SEEDS; seed++) {
      short[] clean = new Augmentation(List.of(QUIET)).moved(word, new SplittableRandom(seed));
      short[] noisy = new Augmentation(List.of(NOISE)).moved(word, new SplittableRandom(seed));
      double ratio = level(difference(noisy, clean)) / level(clean);
      assertThat(ratio).isBetween(0.0, 0.42);
    }
  }

  @Test
  void silenceIsAnyNoiseAtAnyLevel() {
    double[] levels =
        IntStream.range(0, SEEDS)
            .mapToObj(SplittableRandom::new)
            .map(random -> new Augmentation(List.of(NOISE)).silence(random))
            .mapToDouble(AugmentationTest::level)
            .sorted()
            .toArray();
    assertThat(levels[0]).isBetween(1.0, 10.0);
    assertThat(levels[SEEDS - 1]).isBetween(2_000.0, 3_300.0);
  }

  private int[] loudest(Augmentation.Change change) {
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> change.of(click(8_000), new SplittableRandom(seed)))
        .mapToInt(
            samples ->
                IntStream.range(0, samples.length)
                    .reduce((a, b) -> samples[a] >= samples[b] ? a : b)
                    .orElseThrow())
        .toArray();
  }

  private static Recording click(int place) {
    short[] samples = new short[16_000];
    samples[place] = 16_000;
    return new Recording(16_000, samples);
  }

  private static short[] tone(double hertz) {
    short[] samples = new short[16_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (16_000 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return samples;
  }

  /** Of the middle half second, which is sound at every pitch and place. */
  private static double crossingsPerSecond(short[] samples) {
    return 2
        * IntStream.range(4_000, 12_000).filter(i -> samples[i - 1] < 0 && samples[i] >= 0).count();
  }

  private static short[] random(SplittableRandom random, int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt(-9_000, 9_000);
    }
    return samples;
  }

  private static short[] difference(short[] a, short[] b) {
    short[] difference = new short[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = (short) (a[i] - b[i]);
    }
    return difference;
  }

  private static double level(short[] samples) {
    return Math.sqrt(
        IntStream.range(0, samples.length)
            .mapToDouble(i -> (double) samples[i] * samples[i])
            .average()
            .orElseThrow());
  }
}
