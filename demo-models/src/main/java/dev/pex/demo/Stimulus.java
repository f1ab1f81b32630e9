package dev.pex.demo;

import dev.pex.runtime.TensorInfo;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a model is shown: a picture, a sound or a file of features, as the model's input and as text
 * for people.
 *
 * @param values int8 elements of the input
 */
record Stimulus(byte[] values, String drawing) {
  /**
   * Reads a file by its kind: {@code .wav} for models of speech features, {@code .bin} for raw
   * little-endian float32, anything else as a picture.
   */
  static Stimulus read(Path file, TensorInfo input) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("'" + file + "' cannot be read");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".wav")) {
      return ofSound(Sound.read(file.toFile()), input);
    }
    if (name.endsWith(".bin")) {
      return ofReals(Files.readAllBytes(file), input);
    }
    return ofPicture(file.toFile(), input);
  }

  private static Stimulus ofSound(Sound sound, TensorInfo input) throws IOException {
    int frames = input.elements() / SpeechFeatures.CHANNELS;
    if (frames * SpeechFeatures.CHANNELS != input.elements() || frames < 2) {
      throw new IOException(
          "sounds are for models of "
              + SpeechFeatures.CHANNELS
              + " features a frame, not "
              + input.shape());
    }
    return new Stimulus(SpeechFeatures.of(sound.samples(), frames), sound.draw());
  }

  private static Stimulus ofReals(byte[] bytes, TensorInfo input) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (buffer.remaining() < input.elements() * Float.BYTES) {
      throw new IOException(
          "the model needs "
              + input.elements()
              + " floats, the file has "
              + buffer.remaining() / 4);
    }
    float[] reals = new float[input.elements()];
    buffer.asFloatBuffer().get(reals);
    return new Stimulus(input.quantize(reals), reals.length + " features\n");
  }

  private static Stimulus ofPicture(File file, TensorInfo input) throws IOException {
    int channels = input.shape().channels();
    if (channels != 1 && channels != 3) {
      throw new IOException("pictures are for models of 1 or 3 channels, not " + input.shape());
    }
    Picture picture = Picture.read(file).scaledTo(input.shape().width(), input.shape().height());
    return new Stimulus(picture.pixels(channels), picture.draw());
  }
}
