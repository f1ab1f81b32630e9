package dev.pex.codesign.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Says what went wrong with a file. */
public final class FileMistake {
  private FileMistake() {}

  /**
   * A sentence for the user: the file, and the reason where the system gives one, as a full disk.
   */
  public static String sentence(IOException mistake) {
    if (mistake instanceof FileSystemException file) {
      String reason = Optional.ofNullable(file.getReason()).orElse("cannot be read or written");
      return "'" + file.getFile() + "': " + reason;
    }
    return String.valueOf(mistake.getMessage());
  }
}
