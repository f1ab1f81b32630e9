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
public final class RealModels {
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

  /**
   * The names of the models that are there.
   *
   * @throws IllegalStateException if the environment names a folder that lacks one
   */
  public static List<String> present() {
    List<String> present = NAMES.stream().filter(name -> read(name).isPresent()).toList();
    if (named().isPresent() && present.size() < NAMES.size()) {
      throw new IllegalStateException("PEX_MODELS has only " + present + " of " + NAMES);
    }
    return present;
  }

  /** The bytes of a model that is there. */
  public static byte[] bytes(String name) {
    return read(name).orElseThrow();
  }

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

  private static Optional<String> named() {
    return Optional.ofNullable(System.getProperty("PEX_MODELS"))
        .or(() -> Optional.ofNullable(System.getenv("PEX_MODELS")));
  }

  private static Stream<Path> folders() {
    return Stream.of(Path.of(named().orElse("../../shared/models")));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
