package dev.pex.codesign.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there as a whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes content into a file; an interrupted run leaves the file as it was.
   *
   * @throws IOException naming the file, which is then as it was
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    Path part = folder.resolve("." + file.getFileName() + ".part");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw new FileSystemException(file.toString(), null, e.getReason());
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, e.getMessage());
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
