package dev.pex.processor.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory of one diagnostic: {@code Model.java} provokes it, {@code expected.txt} is all that
 * the compiler then says, {@code Fixed.java} is the model put right, {@code manual.md} what the
 * manual says of it. Where they need a trained network, {@code trained/Trained.java} is compiled to
 * {@code trained.tflite} first.
 */
record Example(Path directory) {
  static final Path ALL = Path.of("src", "test", "resources", "examples");

  private static final String FIXED = "Fixed.java";

  /** All examples, in alphabetical order. */
  static List<Example> all() throws IOException {
    try (Stream<Path> directories = Files.list(ALL)) {
      return directories.filter(Files::isDirectory).sorted().map(Example::new).toList();
    }
  }

  String slug() {
    return directory.getFileName().toString();
  }

  Path expected() {
    return directory.resolve("expected.txt");
  }

  Path fixed() {
    return directory.resolve(FIXED);
  }

  /** The sources that provoke the diagnostic. */
  List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && !file.endsWith(FIXED))
          .sorted()
          .toList();
    }
  }

  /** The compiler's options in a file of the directory, if it is there, and where models are. */
  List<String> options(String file, Path work) throws IOException {
    List<String> options = new ArrayList<>();
    Path lines = directory.resolve(file);
    if (Files.exists(lines)) {
      options.addAll(Files.readAllLines(lines));
    }
    if (needsFiles(work)) {
      options.add("-Apex.weights=" + files(work));
    }
    return options;
  }

  private boolean needsFiles(Path work) throws IOException {
    Path files = files(work);
    Files.createDirectories(files);
    Path stored = directory.resolve("files");
    if (Files.exists(stored)) {
      copy(stored, files);
    }
    Path trained = directory.resolve("trained").resolve("Trained.java");
    if (Files.exists(trained)) {
      Compiled compiled =
          new ModelCompiler(work.resolve("trained"))
              .with(List.of("-Apex.tflite=true"))
              .compile(List.of(trained));
      copy(compiled.output().resolve("META-INF/pex/trained"), files);
    }
    try (Stream<Path> found = Files.list(files)) {
      return found.findAny().isPresent();
    }
  }

  /** Where the models of this example are while it is compiled. */
  static Path files(Path work) {
    return work.resolve("files");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
  }

  @Override
  public String toString() {
    return slug();
  }
}
