package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Words spoken one after the other by voices that nobody was trained with, over noise that nobody
 * was trained with, and what was said when.
 *
 * @param recording at 16 kHz
 * @param words in the order of time
 */
public record SpokenStream(Recording recording, List<Word> words) {
  private static final int LEVEL_OF_NOISE = 60;

  /** Of four words, so many are keywords. */
  private static final int KEYWORDS_OF_FOUR = 3;

  /**
   * A word in a stream.
   *
   * @param middleSample the sample in the middle of the second that holds it
   */
  public record Word(String text, int middleSample) {}

  /** Copies the list. */
  public SpokenStream {
    words = List.copyOf(words);
  }

  /**
   * Lets the test's voices speak some words, most of them keywords.
   *
   * @param seed decides words, voices and noise
   * @throws IOException if an engine is missing or fails
   */
  public static SpokenStream of(Vocabulary vocabulary, int words, long seed) throws IOException {
    List<Voice> voices =
        Voices.ALL.stream().filter(voice -> voice.part() == Voice.Part.TEST).toList();
    return of(vocabulary, voices, words, seed);
  }

  static SpokenStream of(Vocabulary vocabulary, List<Voice> voices, int words, long seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<Word> said = new ArrayList<>();
    int[] sum = noise(words, random);
    try (Studio studio = new Studio()) {
      for (Voice voice : voices) {
        studio.require(voice);
      }
      for (int i = 0; i < words; i++) {
        Utterance utterance = Utterance.of(word(vocabulary, random), any(voices, random), i, seed);
        int start = start(i) + random.nextInt(Clip.SAMPLE_RATE / 4);
        add(studio.record(utterance), sum, start);
        said.add(new Word(utterance.word(), start + Clip.SAMPLE_RATE / 2));
      }
    }
    return new SpokenStream(new Recording(Clip.SAMPLE_RATE, clamped(sum)), said);
  }

  /** A second and a half for each word, after one of noise. */
  private static int start(int word) {
    return Clip.SAMPLE_RATE + word * Clip.SAMPLE_RATE * 3 / 2;
  }

  private static String word(Vocabulary vocabulary, SplittableRandom random) {
    boolean keyword = random.nextInt(4) < KEYWORDS_OF_FOUR;
    return any(keyword ? vocabulary.keywords() : vocabulary.strangers(Voice.Part.TEST), random);
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private static int[] noise(int words, SplittableRandom random) {
    int[] samples = new int[start(words) + Clip.SAMPLE_RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextInt(-LEVEL_OF_NOISE, LEVEL_OF_NOISE + 1);
    }
    return samples;
  }

  private static void add(Recording second, int[] sum, int start) {
    for (int i = 0; i < second.length(); i++) {
      sum[start + i] += second.sample(i);
    }
  }

  private static short[] clamped(int[] sum) {
    short[] samples = new short[sum.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
    }
    return samples;
  }
}
