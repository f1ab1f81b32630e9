package dev.pex.demo;

import java.io.File;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Samples of one channel at 16 kHz. */
record Sound(short[] samples) {
  /** Lines and columns of the picture of a sound. */
  private static final int LINES = 9;

  private static final int COLUMNS = 72;

  /** Reads a WAV file of 16-bit samples, one channel, 16 kHz. */
  static Sound read(File file) throws IOException {
    try (AudioInputStream stream = stream(file)) {
      AudioFormat format = stream.getFormat();
      if (format.getChannels() != 1
          || format.getSampleSizeInBits() != 16
          || format.getSampleRate() != SpeechFeatures.SAMPLE_RATE
          || format.isBigEndian()) {
        throw new IOException(
            "a sound must have one channel of 16-bit samples at 16 kHz, not " + format);
      }
      byte[] bytes = stream.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (bytes[2 * i] & 0xFF | bytes[2 * i + 1] << 8);
      }
      return new Sound(samples);
    }
  }

  /** Readers of damaged files throw whatever comes up. */
  private static AudioInputStream stream(File file) throws IOException {
    try {
      return AudioSystem.getAudioInputStream(file);
    } catch (UnsupportedAudioFileException | IOException | RuntimeException e) {
      throw new IOException("'" + file.getName() + "' is not a WAV file", e);
    }
  }

  /** The waveform as text: how far the samples of each column swing. */
  String draw() {
    double[] swing = new double[COLUMNS];
    for (int i = 0; i < samples.length; i++) {
      int column = (int) ((long) i * COLUMNS / samples.length);
      swing[column] = Math.max(swing[column], Math.abs(samples[i]) / 32768.0);
    }
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      double level = Math.abs(line - LINES / 2) / (LINES / 2 + 0.5);
      for (double value : swing) {
        text.append(line == LINES / 2 || value > level ? '█' : ' ');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
