package dev.pex.codesign.data;

import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Examples in files of their own, in one folder for each class; a file is read when asked for. */
final class LabelledFiles<T> implements Dataset<T> {
  private final List<String> classes;
  private final List<Example<Path>> files;
  private final Reader<T> reader;

  /** Makes the content of a file. */
  interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private LabelledFiles(List<String> classes, List<Example<Path>> files, Reader<T> reader) {
    this.classes = classes;
    this.files = files;
    this.reader = reader;
  }

  /**
   * The wanted files of the folders named by classes, class after class, in the order of names.
   *
   * @throws IOException if a class has no folder or no file at all
   */
  static <T> LabelledFiles<T> of(
      Path folder, List<String> classes, Predicate<Path> wanted, Reader<T> reader)
      throws IOException {
    List<Example<Path>> files = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : files(folder.resolve(classes.get(label)))) {
        if (wanted.test(file)) {
          files.add(new Example<>(file, label));
        }
      }
    }
    return new LabelledFiles<>(List.copyOf(classes), List.copyOf(files), reader);
  }

  private static List<Path> files(Path folder) throws IOException {
    DataFile place = new DataFile(folder);
    if (!Files.isDirectory(folder)) {
      throw place.damaged("is not a folder");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries.filter(Files::isRegularFile).sorted().toList();
      if (files.isEmpty()) {
        throw place.damaged("has no files");
      }
      return files;
    }
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public Example<T> example(int index) throws IOException {
    Example<Path> file = files.get(index);
    return new Example<>(reader.read(file.content()), file.label());
  }
}
