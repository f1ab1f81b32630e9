package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelsTest {
  @Test
  void wordsAreSeparatedByCommas() throws IOException {
    assertThat(Labels.parse("cat, dog,").names()).containsExactly("cat", "dog", "");
  }

  @Test
  void aFileHasOneOnEachLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("labels.txt"), "cat\nbig dog\n");
    assertThat(Labels.parse(file.toString()).names()).containsExactly("cat", "big dog");
  }

  @Test
  void publishedModelsAreKnown() {
    assertThat(Labels.of(Path.of("somewhere", "tflm_micro_speech.tflite")).names())
        .containsExactly("silence", "unknown", "yes", "no");
  }

  @Test
  void otherOutputsAreNumbered() {
    assertThat(Labels.of(Path.of("mine.tflite")).name(3)).isEqualTo("output 3");
    assertThat(new Labels(List.of("cat")).name(1)).isEqualTo("output 1");
  }
}
