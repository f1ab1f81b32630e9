package dev.pex.codesign.data;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavReader;
import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Speech Commands: spoken words of a second (Warden, arXiv 1804.03209), one folder of WAV files for
 * each word. {@code validation_list.txt} and {@code testing_list.txt} name the files that are not
 * for training.
 */
public final class SpeechCommands {
  private final Path folder;
  private final List<String> words;
  private final Set<Path> validation;
  private final Set<Path> test;

  /**
   * The recordings of some words.
   *
   * @param words the classes: names of folders
   * @throws IOException if a list is missing or names a file that is not there
   */
  public SpeechCommands(Path folder, List<String> words) throws IOException {
    this.folder = folder;
    this.words = List.copyOf(words);
    this.validation = listed("validation_list.txt");
    this.test = listed("testing_list.txt");
  }

  /** The recordings in neither list. */
  public Dataset<Recording> training() throws IOException {
    return LabelledFiles.of(
        folder,
        words,
        file -> isSound(file) && !validation.contains(file) && !test.contains(file),
        WavReader::read);
  }

  /** The recordings of the one list. */
  public Dataset<Recording> validation() throws IOException {
    return LabelledFiles.of(folder, words, validation::contains, WavReader::read);
  }

  /** The recordings of the other list. */
  public Dataset<Recording> test() throws IOException {
    return LabelledFiles.of(folder, words, test::contains, WavReader::read);
  }

  private static boolean isSound(Path file) {
    return file.toString().endsWith(".wav");
  }

  private Set<Path> listed(String name) throws IOException {
    DataFile list = new DataFile(folder.resolve(name));
    Set<Path> files = new HashSet<>();
    for (String line : new String(list.content(), StandardCharsets.UTF_8).lines().toList()) {
      if (words.stream().anyMatch(word -> line.startsWith(word + "/"))) {
        Path file = folder.resolve(line);
        if (!Files.isRegularFile(file)) {
          throw list.damaged("names '%s', which is not there", line);
        }
        files.add(file);
      }
    }
    return Set.copyOf(files);
  }
}
