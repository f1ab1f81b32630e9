package dev.pex.codesign.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WavWriterTest {
  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("of/a/word.wav");
    for (Recording recording :
        new Recording[] {
          new Recording(16_000, new short[] {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE}),
          new Recording(8_000, new short[0])
        }) {
      WavWriter.write(file, recording);
      assertThat(WavReader.read(file).samples()).containsExactly(recording.samples());
      assertThat(WavReader.read(file).sampleRateHz()).isEqualTo(recording.sampleRateHz());
      assertThat(file.resolveSibling("").toFile().list()).containsExactly("word.wav");
    }
  }
}
