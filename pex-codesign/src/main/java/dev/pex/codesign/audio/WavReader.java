package dev.pex.codesign.audio;

import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a WAV file of 16-bit PCM samples, one or two channels, any rate (Microsoft and IBM,
 * Multimedia Programming Interface and Data Specifications 1.0, 1991).
 */
public final class WavReader {
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int RIFF_HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int FORMAT_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 26;
  private static final int LEAST_RATE_HZ = 1_000;
  private static final int GREATEST_RATE_HZ = 384_000;
  private static final int SUBFORMAT_OFFSET = 24;

  private final DataFile file;
  private final ByteBuffer bytes;

  private WavReader(DataFile file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * The whole sound; two channels are averaged, halves downwards.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static Recording read(Path file) throws IOException {
    DataFile wav = new DataFile(file);
    return new WavReader(wav, ByteBuffer.wrap(wav.content()).order(ByteOrder.LITTLE_ENDIAN))
        .recording();
  }

  private Recording recording() throws IOException {
    if (bytes.limit() < RIFF_HEADER_BYTES || !tag(0).equals("RIFF") || !tag(8).equals("WAVE")) {
      throw file.damaged("is not a WAV file");
    }
    Format format = format(chunk("fmt "));
    return new Recording(format.sampleRateHz, samples(chunk("data"), format.channels));
  }

  private record Format(int channels, int sampleRateHz) {}

  private Format format(ByteBuffer chunk) throws IOException {
    if (chunk.limit() < FORMAT_BYTES) {
      throw file.damaged("has a 'fmt ' chunk of %d B, not 16 B or more", chunk.limit());
    }
    int coding = encoding(chunk);
    int channels = Short.toUnsignedInt(chunk.getShort(2));
    int sampleRateHz = chunk.getInt(4);
    int bits = Short.toUnsignedInt(chunk.getShort(14));
    if (coding != PCM || bits != Short.SIZE) {
      throw file.damaged("has %d-bit samples of format %d, not 16-bit PCM", bits, coding);
    }
    if (channels < 1 || channels > 2) {
      throw file.damaged("has %d channels, not 1 or 2", channels);
    }
    if (sampleRateHz < LEAST_RATE_HZ || sampleRateHz > GREATEST_RATE_HZ) {
      throw file.damaged(
          "has a sample rate of %,d Hz, not %,d to %,d",
          Integer.toUnsignedLong(sampleRateHz), LEAST_RATE_HZ, GREATEST_RATE_HZ);
    }
    return new Format(channels, sampleRateHz);
  }

  private static int encoding(ByteBuffer chunk) {
    int encoding = Short.toUnsignedInt(chunk.getShort(0));
    boolean extended = encoding == EXTENSIBLE && chunk.limit() >= EXTENSIBLE_BYTES;
    return extended ? Short.toUnsignedInt(chunk.getShort(SUBFORMAT_OFFSET)) : encoding;
  }

  private short[] samples(ByteBuffer chunk, int channels) throws IOException {
    int frameBytes = Short.BYTES * channels;
    if (chunk.limit() % frameBytes != 0) {
      throw file.damaged("has %,d B of samples, not a multiple of %d B", chunk.limit(), frameBytes);
    }
    short[] samples = new short[chunk.limit() / frameBytes];
    for (int i = 0; i < samples.length; i++) {
      int first = chunk.getShort();
      samples[i] = (short) (channels == 1 ? first : (first + chunk.getShort()) >> 1);
    }
    return samples;
  }

  /** The contents of the first chunk of this name; chunks start at even places. */
  private ByteBuffer chunk(String name) throws IOException {
    long start = RIFF_HEADER_BYTES;
    while (start + CHUNK_HEADER_BYTES <= bytes.limit()) {
      long contents = start + CHUNK_HEADER_BYTES;
      long length = Integer.toUnsignedLong(bytes.getInt((int) start + 4));
      if (tag((int) start).equals(name)) {
        return slice(name, (int) contents, length);
      }
      start = contents + length + length % 2;
    }
    throw file.damaged("has no '%s' chunk", name);
  }

  private ByteBuffer slice(String name, int start, long length) throws IOException {
    if (start + length > bytes.limit()) {
      throw file.damaged(
          "is truncated: its '%s' chunk has %,d B but only %,d B follow",
          name, length, bytes.limit() - start);
    }
    return bytes.slice(start, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String tag(int place) {
    byte[] characters = new byte[4];
    bytes.get(place, characters);
    return new String(characters, StandardCharsets.ISO_8859_1);
  }
}
