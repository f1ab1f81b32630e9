package dev.pex.codesign.train;

import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.data.Example;
import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.TrainableNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A short name of everything that a training begins with; of its examples, some of all. */
final class Fingerprint {
  private static final int EXAMPLES = 64;

  private Fingerprint() {}

  static String of(TrainableNetwork model, Observer observer, TrainingData data, Recipe recipe)
      throws IOException {
    MessageDigest digest = digest();
    String facts =
        String.format(
            Locale.ROOT,
            "%s %s %s %s %d %d %s",
            model.network(),
            observer,
            recipe,
            data.augmentation(),
            data.training().size(),
            data.validation().size(),
            data.training().classes());
    digest.update(facts.getBytes(StandardCharsets.UTF_8));
    addExamples(digest, data.training());
    addExamples(digest, data.validation());
    for (Parameter parameter : model.parameters()) {
      digest.update(bytes(parameter.values()));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds examples that are spread evenly, the first and the last among them. */
  private static void addExamples(MessageDigest digest, Dataset<float[]> data) throws IOException {
    int count = Math.min(EXAMPLES, data.size());
    for (int i = 0; i < count; i++) {
      long index = count == 1 ? 0 : (long) i * (data.size() - 1) / (count - 1);
      Example<float[]> example = data.example(Math.toIntExact(index));
      digest.update(bytes(example.label()));
      digest.update(bytes(example.content()));
    }
  }

  private static byte[] bytes(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
