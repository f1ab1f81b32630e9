package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavWriter;
import dev.pex.codesign.file.DataFile;
import dev.pex.codesign.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words that engines speak into a folder laid out as Speech Commands: a folder for each word,
 * {@code _background_noise_}, and lists of what is for validation and test. The same seed gives the
 * same bytes; a run that was interrupted goes on where it stopped.
 */
public final class SyntheticWords {
  /** Says how far the work is. */
  public interface Progress {
    /** Called after each sound. */
    void made(int sounds, int ofSounds);
  }

  private static final String RECIPE = "recipe.txt";
  private static final String VALIDATION_LIST = "validation_list.txt";
  private static final String TEST_LIST = "testing_list.txt";

  /** So many takes of a keyword make one of another word, of which there are more. */
  private static final int TAKES_PER_STRANGER = 6;

  private final Vocabulary vocabulary;
  private final List<Voice> voices;
  private final long seed;

  SyntheticWords(Vocabulary vocabulary, List<Voice> voices, long seed) {
    this.vocabulary = vocabulary;
    this.voices = List.copyOf(voices);
    this.seed = seed;
  }

  /** Words spoken by every voice. */
  public static SyntheticWords of(Vocabulary vocabulary, long seed) {
    return new SyntheticWords(vocabulary, Voices.ALL, seed);
  }

  /**
   * What one engine speaks for the test: the keywords, and words that are not trained with.
   *
   * @param program {@code espeak-ng}, {@code flite} or {@code festival}
   */
  public static SyntheticWords heldOut(Vocabulary vocabulary, String program, long seed) {
    List<Voice> voices =
        Voices.ALL.stream()
            .filter(voice -> voice.part() == Voice.Part.TEST)
            .filter(voice -> voice.engine().program().equals(program))
            .toList();
    return new SyntheticWords(vocabulary.ofTest(), voices, seed);
  }

  /**
   * Writes what is missing in the folder. The lists come last: without them it is not complete.
   *
   * @throws IOException if the folder holds other words, or an engine is missing or fails
   */
  public void write(Path folder, Progress progress) throws IOException {
    checkRecipe(folder);
    if (Files.exists(folder.resolve(TEST_LIST))) {
      return;
    }
    List<Utterance> utterances = utterances();
    try (Studio studio = new Studio()) {
      for (Voice voice : voices) {
        studio.require(voice);
      }
      for (int i = 0; i < utterances.size(); i++) {
        writeOnce(folder, utterances.get(i), studio);
        progress.made(i + 1, utterances.size());
      }
    }
    for (Map.Entry<String, Recording> noise : BackgroundNoise.all(seed).entrySet()) {
      WavWriter.write(
          folder.resolve(NoiseFolder.NAME).resolve(noise.getKey() + ".wav"), noise.getValue());
    }
    writeList(folder, VALIDATION_LIST, Voice.Part.VALIDATION);
    writeList(folder, TEST_LIST, Voice.Part.TEST);
  }

  private static void writeOnce(Path folder, Utterance utterance, Studio studio)
      throws IOException {
    Path file = folder.resolve(utterance.path());
    if (!Files.exists(file)) {
      WavWriter.write(file, studio.record(utterance));
    }
  }

  private void checkRecipe(Path folder) throws IOException {
    byte[] recipe = recipe().getBytes(StandardCharsets.UTF_8);
    DataFile file = new DataFile(folder.resolve(RECIPE));
    if (!Files.exists(file.path())) {
      WholeFile.write(file.path(), recipe);
    } else if (!Arrays.equals(file.content(), recipe)) {
      throw new DataFile(folder).damaged("holds other words, voices or takes; remove it");
    }
  }

  private String recipe() {
    String speakers =
        voices.stream()
            .map(voice -> voice.part() + " " + voice.speaker() + " " + voice.takes() + "\n")
            .collect(Collectors.joining());
    return vocabulary + "\n" + speakers + "seed " + seed + "\n";
  }

  /** Every take, in the order in which they are made. */
  List<Utterance> utterances() {
    List<Utterance> utterances = new ArrayList<>();
    for (Voice voice : voices) {
      int takes = Math.max(1, voice.takes() / TAKES_PER_STRANGER);
      add(utterances, voice, vocabulary.keywords(), voice.takes());
      add(utterances, voice, vocabulary.strangers(voice.part()), takes);
    }
    return List.copyOf(utterances);
  }

  private void add(List<Utterance> utterances, Voice voice, List<String> words, int takes) {
    for (String word : words) {
      for (int take = 0; take < takes; take++) {
        utterances.add(Utterance.of(word, voice, take, seed));
      }
    }
  }

  private void writeList(Path folder, String name, Voice.Part part) throws IOException {
    String lines =
        utterances().stream()
            .filter(utterance -> utterance.voice().part() == part)
            .map(utterance -> utterance.path() + "\n")
            .collect(Collectors.joining());
    WholeFile.write(folder.resolve(name), lines.getBytes(StandardCharsets.UTF_8));
  }
}
