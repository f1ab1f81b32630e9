package dev.pex.codesign.speech;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Lets engines speak, in a temporary folder. */
final class Studio implements AutoCloseable {
  private static final int LONGEST_SECONDS = 60;
  private static final int SHOWN_CHARACTERS = 300;

  private final Path folder;
  private final Map<String, List<String>> voices = new HashMap<>();

  /** Makes the folder. */
  Studio() throws IOException {
    folder = Files.createTempDirectory("pex-speech");
  }

  /**
   * Finds out whether a voice can speak.
   *
   * @throws IOException saying what to install, if the engine or the voice is missing
   */
  void require(Voice voice) throws IOException {
    if (!names(voice.engine()).contains(voice.name())) {
      throw failure(voice.engine(), "has no voice '" + voice.name() + "'");
    }
  }

  /** The words of an engine's list of voices, which it is asked for once. */
  private List<String> names(Engine engine) throws IOException {
    List<String> known = voices.get(engine.program());
    if (known == null) {
      known = List.of(run(engine, engine.listing()).split("[^\\w-]+"));
      voices.put(engine.program(), known);
    }
    return known;
  }

  /**
   * The word as one second of sound.
   *
   * @throws IOException naming engine, voice and word, if it was not said
   */
  Recording record(Utterance utterance) throws IOException {
    Engine engine = utterance.voice().engine();
    Path file = folder.resolve(Engine.FILE);
    Files.deleteIfExists(file);
    String printed = run(engine, engine.command(utterance));
    String task = "did not say '%s' as '%s'".formatted(utterance.word(), utterance.voice().name());
    if (!Files.exists(file)) {
      throw failure(engine, task + ": " + shortened(printed));
    }
    return Clip.of(WavReader.read(file))
        .orElseThrow(() -> failure(engine, task + ": its file is silent"));
  }

  private String run(Engine engine, List<String> command) throws IOException {
    Path printed = folder.resolve("printed.txt");
    Process process = start(engine, command, printed);
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw failure(engine, "did not end within %d s".formatted(LONGEST_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while '" + engine.program() + "' spoke", e);
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(printed);
    if (process.exitValue() != 0) {
      throw failure(engine, "ended with %d: %s".formatted(process.exitValue(), shortened(text)));
    }
    return text;
  }

  private Process start(Engine engine, List<String> command, Path printed) throws IOException {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(printed.toFile())
          .start();
    } catch (IOException e) {
      String sentence =
          isInstalled(engine.program())
              ? "cannot be started: " + e.getMessage()
              : "is not installed; ./setup installs it";
      IOException failure = failure(engine, sentence);
      failure.initCause(e);
      throw failure;
    }
  }

  private static boolean isInstalled(String program) {
    String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(folders.split(File.pathSeparator))
        .map(folder -> Path.of(folder).resolve(program))
        .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
  }

  private static IOException failure(Engine engine, String sentence) {
    return new IOException("'" + engine.program() + "' " + sentence);
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + " …";
  }

  @Override
  public void close() throws IOException {
    for (String name : List.of(Engine.FILE, "printed.txt")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
