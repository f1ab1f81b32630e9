package dev.pex.processor.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in words for the user. */
final class Failure {
  private Failure() {}

  /** A sentence: of files, what could not be read or written; else that Pex is at fault. */
  static String sentence(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file '" + missing.getFile() + "'";
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason();
      return "cannot use '" + file.getFile() + "'" + (reason == null ? "" : ": " + reason);
    }
    if (failure instanceof IOException) {
      return String.valueOf(failure.getMessage());
    }
    return "Pex failed: " + failure + "; this is a defect of Pex, please report it";
  }
}
