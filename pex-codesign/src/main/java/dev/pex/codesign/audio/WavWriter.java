package dev.pex.codesign.audio;

import dev.pex.codesign.file.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes recordings as WAV files of 16-bit PCM samples, one channel. */
public final class WavWriter {
  private static final int HEADER_BYTES = 44;
  private static final int RIFF_LENGTH_BEFORE_SAMPLES = 36;
  private static final int FORMAT_BYTES = 16;
  private static final short PCM = 1;
  private static final short CHANNELS = 1;

  private WavWriter() {}

  /** Writes one, whole or not at all. */
  public static void write(Path file, Recording recording) throws IOException {
    int dataBytes = Short.BYTES * recording.length();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(tag("RIFF")).putInt(RIFF_LENGTH_BEFORE_SAMPLES + dataBytes).put(tag("WAVE"));
    bytes.put(tag("fmt ")).putInt(FORMAT_BYTES).putShort(PCM).putShort(CHANNELS);
    bytes.putInt(recording.sampleRateHz()).putInt(Short.BYTES * recording.sampleRateHz());
    bytes.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    bytes.put(tag("data")).putInt(dataBytes);
    for (int i = 0; i < recording.length(); i++) {
      bytes.putShort(recording.sample(i));
    }
    WholeFile.write(file, bytes.array());
  }

  private static byte[] tag(String characters) {
    return characters.getBytes(StandardCharsets.US_ASCII);
  }
}
