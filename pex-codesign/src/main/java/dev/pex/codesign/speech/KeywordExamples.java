package dev.pex.codesign.speech;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.SpeechCommands;
import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Seconds of sound as features, with the labels of {@link KeywordClasses}, from a folder laid out
 * as Speech Commands. The same seed gives the same examples.
 */
public final class KeywordExamples {
  private final KeywordClasses classes;
  private final List<SpeechCommands> keywords;
  private final SpeechCommands unknown;
  private final DataFile folder;
  private final NoiseFolder noise;
  private final MfccParameters frontEnd;
  private final long seed;

  /**
   * Examples of a folder.
   *
   * @param vocabulary the keywords, and the words that count as unknown
   * @param frontEnd makes rows of features out of samples at 16 kHz
   * @throws IOException if a list or the background noise is missing
   */
  public KeywordExamples(Path folder, Vocabulary vocabulary, MfccParameters frontEnd, long seed)
      throws IOException {
    this.classes = new KeywordClasses(vocabulary.keywords());
    this.keywords = new ArrayList<>();
    for (String keyword : vocabulary.keywords()) {
      keywords.add(new SpeechCommands(folder, List.of(keyword)));
    }
    this.unknown = new SpeechCommands(folder, vocabulary.otherWords());
    this.folder = new DataFile(folder);
    this.noise = NoiseFolder.of(folder);
    this.frontEnd = frontEnd;
    this.seed = seed;
  }

  /**
   * Examples to train with: one of each class in turn, at a random pitch, moved, louder or softer,
   * with noise.
   *
   * @param size how many
   */
  public Dataset<float[]> training(int size) throws IOException {
    Augmentation augmentation = new Augmentation(noise.training());
    List<List<SoundExamples.Take>> byClass =
        byClass(augmentation, SpeechCommands::training, augmentation::changed);
    List<SoundExamples.Take> takes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<SoundExamples.Take> ofClass = byClass.get(i % byClass.size());
      takes.add(ofClass.get(i / byClass.size() % ofClass.size()));
    }
    return new SoundExamples(classes.names(), takes, frontEnd, seed);
  }

  /** Every recording of the validation list once, moved, with noise; and silence. */
  public Dataset<float[]> validation() throws IOException {
    return once(SpeechCommands::validation);
  }

  /** Every recording of the test list once, moved, with noise; and silence. */
  public Dataset<float[]> test() throws IOException {
    return once(SpeechCommands::test);
  }

  private Dataset<float[]> once(Part part) throws IOException {
    Augmentation augmentation = new Augmentation(noise.test());
    List<SoundExamples.Take> takes =
        byClass(augmentation, part, augmentation::moved).stream().flatMap(List::stream).toList();
    return new SoundExamples(classes.names(), takes, frontEnd, seed);
  }

  /** Training, validation or test. */
  private interface Part {
    Dataset<Recording> of(SpeechCommands commands) throws IOException;
  }

  /** Takes of every class, each recording once, and as many of silence as of the first keyword. */
  private List<List<SoundExamples.Take>> byClass(
      Augmentation augmentation, Part part, Augmentation.Change change) throws IOException {
    List<List<SoundExamples.Take>> byClass = new ArrayList<>();
    for (SpeechCommands keyword : keywords) {
      byClass.add(takes(byClass.size(), part.of(keyword), change));
    }
    byClass.add(silence(augmentation, byClass.get(0).size()));
    byClass.add(takes(classes.unknown(), part.of(unknown), change));
    return byClass;
  }

  private List<SoundExamples.Take> silence(Augmentation augmentation, int count) {
    return Collections.nCopies(
        count, new SoundExamples.Take(augmentation::silence, classes.silence()));
  }

  /** One of each recording, in an order that the seed decides. */
  private List<SoundExamples.Take> takes(
      int label, Dataset<Recording> spoken, Augmentation.Change change) throws IOException {
    if (spoken.size() == 0) {
      throw folder.damaged("has no recordings of '%s' for this part", classes.names().get(label));
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, spoken.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed + label));
    List<SoundExamples.Take> takes = new ArrayList<>();
    for (int index : order) {
      takes.add(
          new SoundExamples.Take(
              random -> change.of(spoken.example(index).content().at(Clip.SAMPLE_RATE), random),
              label));
    }
    return takes;
  }
}
