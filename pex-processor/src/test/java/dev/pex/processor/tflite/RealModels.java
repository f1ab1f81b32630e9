package dev.pex.processor.tflite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published models that tests read where they are present: in the folder that the environment
 * variable {@code PEX_MODELS} names, or in {@code shared/models} beside the project.
 */
final class RealModels {
  static final List<String> NAMES =
      List.of(
          "mcunet_vww",
          "mlperf_ad_autoencoder",
          "mlperf_ic_resnet8",
          "mlperf_kws_dscnn",
          "mlperf_vww_mobilenetv1",
          "tflm_micro_speech",
          "tflm_person_detect");

  private RealModels() {}

  /** The bytes of a model. */
  static Optional<byte[]> read(String name) {
    return file(name + ".tflite");
  }

  /** The bytes of a file of the folder. */
  static Optional<byte[]> file(String fileName) {
    return folders()
        .map(folder -> folder.resolve(fileName))
        .filter(Files::exists)
        .findFirst()
        .map(RealModels::bytes);
  }

  private static Stream<Path> folders() {
    Optional<String> named =
        Optional.ofNullable(System.getProperty("PEX_MODELS"))
            .or(() -> Optional.ofNullable(System.getenv("PEX_MODELS")));
    return Stream.concat(named.map(Path::of).stream(), Stream.of(Path.of("../../shared/models")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
