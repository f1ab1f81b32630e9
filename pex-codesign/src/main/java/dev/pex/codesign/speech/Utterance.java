package dev.pex.codesign.speech;

import java.util.SplittableRandom;

/**
 * A word as a voice says it one time.
 *
 * @param take counts how often the voice says this word, from 0
 * @param speed 1 is usual, 2 is twice as fast
 * @param pitch 1 is usual, 2 is an octave higher
 */
record Utterance(String word, Voice voice, int take, double speed, double pitch) {
  private static final double SLOWEST = 0.75;
  private static final double FASTEST = 1.35;
  private static final double LOWEST = 0.8;
  private static final double HIGHEST = 1.25;

  /** One of its own for each take; the same for the same seed. */
  static Utterance of(String word, Voice voice, int take, long seed) {
    String name = word + " " + voice.speaker() + " " + take;
    SplittableRandom random = new SplittableRandom(31 * seed + name.hashCode());
    return new Utterance(
        word,
        voice,
        take,
        SLOWEST + (FASTEST - SLOWEST) * random.nextDouble(),
        LOWEST + (HIGHEST - LOWEST) * random.nextDouble());
  }

  /** How much higher than usual. */
  double semitones() {
    return 12 * StrictMath.log(pitch) / StrictMath.log(2);
  }

  /** The file in a folder laid out as Speech Commands, with slashes. */
  String path() {
    return word + "/" + voice.speaker() + "_nohash_" + take + ".wav";
  }
}
