package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoundTest {
  @TempDir private Path folder;

  @Test
  void samplesAreRead() throws IOException {
    short[] samples = {0, 1, -1, Short.MAX_VALUE, Short.MIN_VALUE};
    assertThat(read(new WavFile(folder.resolve("a.wav")).write(samples, 16_000, 1)).samples())
        .containsExactly(samples);
  }

  @Test
  void otherRatesAndChannelsAreRefused() throws IOException {
    WavFile fast = new WavFile(folder.resolve("a.wav")).write(new short[4], 44_100, 1);
    WavFile stereo = new WavFile(folder.resolve("b.wav")).write(new short[4], 16_000, 2);
    for (WavFile file : new WavFile[] {fast, stereo}) {
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("a sound must have one channel of 16-bit samples at 16 kHz, not");
    }
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("song.wav"), "la la la");
    assertThatThrownBy(() -> Sound.read(file.toFile()))
        .isInstanceOf(IOException.class)
        .hasMessage("'song.wav' is not a WAV file");
  }

  @Test
  void loudPartsAreDrawnHigh() {
    short[] samples = new short[7_200];
    Arrays.fill(samples, 3_600, 3_700, Short.MAX_VALUE);
    assertThat(new Sound(samples).draw().lines())
        .hasSize(9)
        .startsWith(" ".repeat(36) + "█" + " ".repeat(35))
        .contains("█".repeat(72));
  }

  private static Sound read(WavFile file) throws IOException {
    return Sound.read(file.path().toFile());
  }
}
