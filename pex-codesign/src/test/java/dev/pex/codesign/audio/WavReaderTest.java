package dev.pex.codesign.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WavReaderTest {
  private static final int CHANNELS_AT = 22;
  private static final int BITS_AT = 34;
  private static final int DATA_AT = 36;

  private Path folder;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void samplesOfOneChannelAreRead() throws IOException {
    Recording recording = read(wav(22_050, 1, 0, 1, -1, 32_767, -32_768));
    assertThat(recording.sampleRateHz()).isEqualTo(22_050);
    assertThat(samples(recording)).containsExactly(0, 1, -1, 32_767, -32_768);
  }

  @Test
  void twoChannelsAreAveraged() throws IOException {
    Recording recording = read(wav(16_000, 2, 10, 20, -3, 0, 32_767, 32_767));
    assertThat(samples(recording)).containsExactly(15, -2, 32_767);
  }

  @Test
  void otherChunksArePassedOver() throws IOException {
    byte[] plain = content(wav(16_000, 1, 7, 8));
    ByteBuffer longer = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
    longer.put(plain, 0, DATA_AT).put(ascii("LIST")).putInt(3).put(new byte[4]);
    longer.put(plain, DATA_AT, plain.length - DATA_AT);
    assertThat(samples(read(longer))).containsExactly(7, 8);
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    refused("is not a WAV file", wav -> wav.put(0, (byte) 'X'));
    refused(
        "has 8-bit samples of format 1, not 16-bit PCM", wav -> wav.putShort(BITS_AT, (short) 8));
    refused("has 16-bit samples of format 3, not 16-bit PCM", wav -> wav.putShort(20, (short) 3));
    refused("has 6 channels, not 1 or 2", wav -> wav.putShort(CHANNELS_AT, (short) 6));
    refused("has a sample rate of 0 Hz, not 1,000 to 384,000", wav -> wav.putInt(24, 0));
    refused(
        "has a sample rate of 2,147,483,647 Hz, not 1,000 to 384,000",
        wav -> wav.putInt(24, Integer.MAX_VALUE));
    refused(
        "has a sample rate of 4,294,967,295 Hz, not 1,000 to 384,000", wav -> wav.putInt(24, -1));
    refused("has no 'data' chunk", wav -> wav.put(DATA_AT, (byte) 'D'));
    refused(
        "is truncated: its 'data' chunk has 4,000,000,000 B but only 4 B follow",
        wav -> wav.putInt(DATA_AT + 4, (int) 4_000_000_000L));
    refused("has 3 B of samples, not a multiple of 2 B", wav -> wav.putInt(DATA_AT + 4, 3));
    refused("has a 'fmt ' chunk of 4 B, not 16 B or more", wav -> wav.putInt(16, 4));
  }

  @Test
  void everyShorterFileIsRefused() throws IOException {
    byte[] whole = content(wav(16_000, 1, 1, 2));
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("a.wav"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WavReader.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("'" + file + "' ");
    }
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("b.wav");
    assertThatThrownBy(() -> WavReader.read(file)).hasMessage("'" + file + "' is not there");
  }

  private void refused(String message, Consumer<ByteBuffer> damage) throws IOException {
    ByteBuffer wav = wav(16_000, 1, 1, 2);
    damage.accept(wav);
    assertThatThrownBy(() -> read(wav))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + folder.resolve("a.wav") + "' " + message);
  }

  private Recording read(ByteBuffer wav) throws IOException {
    return WavReader.read(Files.write(folder.resolve("a.wav"), content(wav)));
  }

  private static ByteBuffer wav(int rate, int channels, int... samples) {
    int dataBytes = 2 * samples.length;
    ByteBuffer wav = ByteBuffer.allocate(DATA_AT + 8 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(DATA_AT + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(2 * channels * rate);
    wav.putShort((short) (2 * channels)).putShort((short) 16).put(ascii("data")).putInt(dataBytes);
    Arrays.stream(samples).forEach(sample -> wav.putShort((short) sample));
    return wav;
  }

  private static byte[] content(ByteBuffer wav) {
    byte[] content = new byte[wav.capacity()];
    wav.get(0, content);
    return content;
  }

  private static byte[] ascii(String characters) {
    return characters.getBytes(StandardCharsets.US_ASCII);
  }

  private static IntStream samples(Recording recording) {
    return IntStream.range(0, recording.length()).map(recording::sample);
  }
}
