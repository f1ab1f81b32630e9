package dev.pex.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the parts of this project lie, and published models beside it. */
public record Checkout(Path root) {
  private static final Path FIRMWARE = Path.of("pex-runtime-c", "firmware", "run");

  /**
   * The checkout that the system property {@code pex.checkout} names, else the one that the program
   * was started in.
   *
   * @throws IllegalStateException if there is none
   */
  public static Checkout find() {
    Path start = Path.of(System.getProperty("pex.checkout", "")).toAbsolutePath();
    return Stream.iterate(Optional.of(start), Optional::isPresent, Checkout::above)
        .flatMap(Optional::stream)
        .filter(folder -> Files.exists(folder.resolve(FIRMWARE)))
        .findFirst()
        .map(Checkout::new)
        .orElseThrow(
            () -> new IllegalStateException("'" + start + "' is not in a checkout of Pex"));
  }

  private static Optional<Path> above(Optional<Path> folder) {
    return folder.map(Path::getParent);
  }

  /** The script that runs a generated network on an emulated board. */
  public Path firmware() {
    return root.resolve(FIRMWARE);
  }

  /** The program that runs a generated network on this machine, for CMake. */
  Path host() {
    return root.resolve("demo-models/src/main/host");
  }

  /** Where the demo compiles a model. */
  public Path work(String model) {
    return root.resolve("demo-models/target/demo").resolve(model);
  }

  /**
   * A published model or a test picture or sound: in the folder that the environment variable
   * {@code PEX_MODELS} names and {@code data} beside it, else in {@code shared} beside the
   * checkout.
   */
  Optional<Path> published(String fileName) {
    Path models = publishedModels();
    return Stream.of(models, models.resolveSibling("data"))
        .map(folder -> folder.resolve(fileName))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Where published models are looked for; perhaps there is nothing. */
  public Path publishedModels() {
    return Optional.ofNullable(System.getenv("PEX_MODELS"))
        .map(Path::of)
        .orElse(root.resolveSibling("shared").resolve("models"));
  }
}
