package dev.pex.codesign.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A folder in which tests write small datasets. */
record DataFolder(Path path) {
  void write(String name, byte[] content) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, content);
  }

  /** An IDX file of unsigned bytes. */
  void writeIdx(String name, byte[] values, int... sizes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    bytes.putInt(0x0800 | sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    bytes.put(values);
    write(name, packed(bytes.array()));
  }

  /** A WAV file of one channel at 16 kHz. */
  void writeWav(String name, short... samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt(36 + 2 * samples.length).put(ascii("WAVEfmt ")).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    bytes.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples.length);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    write(name, bytes.array());
  }

  static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(content);
    }
    return packed.toByteArray();
  }

  static byte[] ascii(String characters) {
    return characters.getBytes(StandardCharsets.US_ASCII);
  }

  /** Holds a message to the path of a file and a sentence. */
  void refuses(ThrowingCallable reading, String name, String sentence) {
    assertThatThrownBy(reading)
        .isInstanceOf(IOException.class)
        .hasMessage("'" + path.resolve(name) + "' " + sentence);
  }
}
