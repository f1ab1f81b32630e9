package dev.pex.processor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Files of the compilation: in the class output, where Maven and Gradle put resources before they
 * compile, on the class path, on the source path, then in the directory of {@code -Apex.weights}.
 */
final class FilerFiles implements ModelFiles {
  private static final List<Location> LOCATIONS =
      List.of(
          StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH, StandardLocation.SOURCE_PATH);

  private final Filer filer;
  private final Optional<Path> directory;

  FilerFiles(Filer filer, Optional<Path> directory) {
    this.filer = filer;
    this.directory = directory;
  }

  @Override
  public Optional<byte[]> find(String packageName, String name) {
    return LOCATIONS.stream()
        .flatMap(location -> Stream.of(read(location, packageName, name), read(location, "", name)))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> directory.flatMap(path -> read(path, name)));
  }

  @Override
  public List<String> places() {
    List<String> places =
        new ArrayList<>(List.of("the class output", "the class path", "the source path"));
    directory.ifPresent(path -> places.add("'" + path + "'"));
    return places;
  }

  /** Compilers refuse a location that they do not have, and a name that leaves it, in many ways. */
  private Optional<byte[]> read(Location location, String packageName, String name) {
    try (InputStream stream = filer.getResource(location, packageName, name).openInputStream()) {
      return Optional.of(stream.readAllBytes());
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(Path directory, String name) {
    try {
      return Optional.of(Files.readAllBytes(directory.resolve(name)));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
