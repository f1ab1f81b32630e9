package dev.pex.codesign.train;

import dev.pex.codesign.model.Observer;
import dev.pex.codesign.model.Parameter;
import dev.pex.codesign.model.TrainableNetwork;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name of everything that a training begins with, but for the examples themselves. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(TrainableNetwork model, Observer observer, TrainingData data, Recipe recipe) {
    MessageDigest digest = digest();
    String facts =
        "%s %s %s %s %d %d %s"
            .formatted(
                model.network(),
                observer,
                recipe,
                data.augmentation(),
                data.training().size(),
                data.validation().size(),
                data.training().classes());
    digest.update(facts.getBytes(StandardCharsets.UTF_8));
    for (Parameter parameter : model.parameters()) {
      ByteBuffer values = ByteBuffer.allocate(parameter.values().length * Float.BYTES);
      values.asFloatBuffer().put(parameter.values());
      digest.update(values);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
