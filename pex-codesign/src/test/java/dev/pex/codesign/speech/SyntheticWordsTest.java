package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.SpeechCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyntheticWordsTest {
  private static final Vocabulary WORDS =
      new Vocabulary(List.of("yes", "no"), List.of("house"), List.of("paper"));

  private static final List<Voice> VOICES =
      List.of(
          new Voice(new EspeakNg(), "f2", Voice.Part.TRAINING, 2),
          new Voice(new Flite(), "rms", Voice.Part.VALIDATION, 1),
          new Voice(new Festival(), "kal_diphone", Voice.Part.TEST, 1),
          new Voice(new Festival(), "cmu_us_slt_arctic_hts", Voice.Part.TEST, 1));

  private Path folder;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    this.folder = folder.resolve("words");
  }

  @Test
  void theReaderOfSpeechCommandsReadsThem() throws IOException {
    write(VOICES, 1);
    SpeechCommands commands = new SpeechCommands(folder, List.of("yes", "no", "house"));
    assertThat(commands.training().size()).isEqualTo(5);
    assertThat(commands.validation().size()).isEqualTo(3);
    assertThat(commands.test().size()).isEqualTo(4);
    assertThat(new SpeechCommands(folder, List.of("paper")).test().size()).isEqualTo(2);
    assertThatASecondIsSpoken(commands.training());
    assertThatASecondIsSpoken(commands.test());
  }

  private static void assertThatASecondIsSpoken(Dataset<Recording> dataset) throws IOException {
    Set<List<Short>> sounds = new HashSet<>();
    for (int i = 0; i < dataset.size(); i++) {
      Recording recording = dataset.example(i).content();
      assertThat(recording.sampleRateHz()).isEqualTo(16_000);
      assertThat(recording.length()).isEqualTo(16_000);
      assertThat(loudSamples(recording)).isBetween(1_000L, 15_000L);
      sounds.add(samples(recording));
    }
    assertThat(sounds).hasSize(dataset.size());
  }

  private static long loudSamples(Recording recording) {
    return samples(recording).stream().filter(sample -> Math.abs(sample) > 500).count();
  }

  private static List<Short> samples(Recording recording) {
    return Stream.iterate(0, i -> i < recording.length(), i -> i + 1)
        .map(recording::sample)
        .toList();
  }

  @Test
  void anInterruptedRunGoesOn() throws IOException {
    write(VOICES, 1);
    Map<String, List<Byte>> whole = contents();
    Files.delete(folder.resolve("testing_list.txt"));
    Files.delete(folder.resolve("no/flite-rms_nohash_0.wav"));
    write(VOICES, 1);
    assertThat(contents()).isEqualTo(whole);
  }

  @Test
  void theSeedDecides() throws IOException {
    write(VOICES, 1);
    Map<String, List<Byte>> first = contents();
    Path other = folder.resolveSibling("others");
    new SyntheticWords(WORDS, VOICES, 2).write(other, (sounds, of) -> {});
    assertThat(Files.readAllBytes(other.resolve("yes/espeak-ng-f2_nohash_0.wav")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("yes/espeak-ng-f2_nohash_0.wav")));
    assertThatThrownBy(() -> write(VOICES, 2))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + folder + "' holds other words, voices or takes; remove it");
    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void noSpeakerIsInTwoParts() {
    assertThat(Voices.ALL).extracting(Voice::speaker).doesNotHaveDuplicates();
    assertThat(Voices.ALL)
        .filteredOn(voice -> voice.part() != Voice.Part.TEST)
        .noneMatch(voice -> voice.engine() instanceof Festival)
        .noneMatch(voice -> voice.name().contains("kal") || voice.name().contains("ked"));
    assertThat(Voices.ALL)
        .filteredOn(voice -> voice.part() == Voice.Part.TEST)
        .noneMatch(voice -> voice.name().contains("slt"));
  }

  @Test
  void everyVoiceIsThere() throws IOException {
    try (Studio studio = new Studio()) {
      for (Voice voice : Voices.ALL) {
        studio.require(voice);
      }
    }
  }

  private void write(List<Voice> voices, long seed) throws IOException {
    new SyntheticWords(WORDS, voices, seed).write(folder, (sounds, of) -> {});
  }

  private Map<String, List<Byte>> contents() throws IOException {
    Map<String, List<Byte>> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), bytes(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  private static List<Byte> bytes(byte[] content) {
    return Stream.iterate(0, i -> i < content.length, i -> i + 1).map(i -> content[i]).toList();
  }
}
