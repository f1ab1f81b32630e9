package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavReader;
import dev.pex.codesign.audio.WavWriter;
import dev.pex.codesign.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeywordExamplesTest {
  private static final Vocabulary WORDS =
      new Vocabulary(List.of("yes", "no"), List.of("house", "cat"), List.of("paper"));

  private static final List<Voice> VOICES =
      List.of(
          new Voice(new EspeakNg(), "f2", Voice.Part.TRAINING, 2),
          new Voice(new EspeakNg(), "m1", Voice.Part.VALIDATION, 1),
          new Voice(new Flite(), "slt", Voice.Part.TEST, 3));

  private Path folder;

  @BeforeEach
  void speak(@TempDir Path folder) throws IOException {
    this.folder = folder;
    new SyntheticWords(WORDS, VOICES, 1).write(folder, (sounds, of) -> {});
  }

  @Test
  void trainingGoesRoundTheClasses() throws IOException {
    Dataset<float[]> training = examples(1).training(50);
    assertThat(training.classes()).containsExactly("yes", "no", "silence", "unknown");
    assertThat(labels(training)).hasSize(50).startsWith(0, 1, 2, 3, 0, 1, 2, 3).endsWith(0, 1);
    List<float[]> contents = contents(training);
    assertThat(contents).doesNotHaveDuplicates().allMatch(features -> features.length == 490);
  }

  @Test
  void othersAreHeardOnce() throws IOException {
    assertThat(labels(examples(1).validation())).containsExactly(0, 1, 2, 3, 3);
    assertThat(labels(examples(1).test())).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3);
  }

  @Test
  void recordingsMayHaveAnotherRate() throws IOException {
    Path file = folder.resolve("yes/espeak-ng-m1_nohash_0.wav");
    Recording telephone = WavReader.read(file).at(8_000);
    WavWriter.write(file, telephone);
    float[] features = examples(1).validation().example(0).content();
    WavWriter.write(file, telephone.at(16_000));
    assertThat(features).containsExactly(examples(1).validation().example(0).content());
  }

  @Test
  void theSeedDecides() throws IOException {
    float[] first = examples(1).training(8).example(5).content();
    assertThat(examples(1).training(8).example(5).content()).containsExactly(first);
    assertThat(examples(2).training(8).example(5).content()).isNotEqualTo(first);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Files.writeString(folder.resolve("validation_list.txt"), "");
    assertThatThrownBy(() -> examples(1).validation())
        .isInstanceOf(IOException.class)
        .hasMessage("'" + folder + "' has no recordings of 'yes' for this part");
    Path noise = folder.resolve(NoiseFolder.NAME);
    for (String name : List.of("white", "pink", "brown", "hum", "fan")) {
      Files.delete(noise.resolve(name + ".wav"));
    }
    assertThatThrownBy(() -> examples(1)).hasMessage("'" + noise + "' has no files");
    Files.delete(noise);
    assertThatThrownBy(() -> examples(1)).hasMessage("'" + noise + "' is not a folder");
  }

  private KeywordExamples examples(long seed) throws IOException {
    return new KeywordExamples(folder, WORDS, MfccParameters.KEYWORDS, seed);
  }

  private static List<Integer> labels(Dataset<float[]> dataset) throws IOException {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      labels.add(dataset.example(i).label());
    }
    return labels;
  }

  private static List<float[]> contents(Dataset<float[]> dataset) throws IOException {
    List<float[]> contents = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      contents.add(dataset.example(i).content());
    }
    return contents;
  }
}
