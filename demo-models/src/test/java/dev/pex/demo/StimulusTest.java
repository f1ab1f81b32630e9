package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StimulusTest {
  private static final TensorInfo PAIR = new TensorInfo("pair", new Shape(1, 1, 2), 0.5f, 10);
  private static final TensorInfo FRAMES =
      new TensorInfo("frames", new Shape(1, 1, 49 * 40), 0.1f, -128);

  @TempDir private Path folder;

  @Test
  void realsAreQuantised() throws IOException {
    byte[] bytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(-3).array();
    Path file = Files.write(folder.resolve("x.bin"), bytes);
    assertThat(Stimulus.read(file, PAIR).values()).containsExactly(12, 4);
  }

  @Test
  void tooFewRealsAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.bin"), new byte[7]);
    assertRefused(file, PAIR, "the model needs 2 floats, the file has 1");
  }

  @Test
  void soundsBecomeFeatures() throws IOException {
    Path file = folder.resolve("x.WAV");
    new WavFile(file).write(new short[16_000], 16_000, 1);
    assertThat(Stimulus.read(file, FRAMES).values()).hasSize(49 * 40);
    assertRefused(file, PAIR, "sounds are for models of 40 features a frame, not 1x1x2");
  }

  @Test
  void picturesNeedOneOrThreeChannels() throws IOException {
    Path file = Files.write(folder.resolve("x.bmp"), new byte[3]);
    assertRefused(file, PAIR, "pictures are for models of 1 or 3 channels, not 1x1x2");
  }

  @Test
  void missingFilesAreNamed() {
    Path file = folder.resolve("nothing.bmp");
    assertRefused(file, PAIR, "'" + file + "' cannot be read");
  }

  private static void assertRefused(Path file, TensorInfo input, String sentence) {
    assertThatThrownBy(() -> Stimulus.read(file, input))
        .isInstanceOf(IOException.class)
        .hasMessage(sentence);
  }
}
