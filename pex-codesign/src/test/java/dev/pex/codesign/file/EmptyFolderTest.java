package dev.pex.codesign.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmptyFolderTest {
  @Test
  void whatWasInItIsGoneAndWhatLinksLeadToStays(@TempDir Path parent) throws IOException {
    Path folder = parent.resolve("work/folder");
    EmptyFolder.make(folder);
    assertThat(folder).isEmptyDirectory();
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("file"), "kept");
    Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve("a/b/file"), "old");
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    EmptyFolder.make(folder);
    assertThat(folder).isEmptyDirectory();
    assertThat(elsewhere.resolve("file")).hasContent("kept");
  }
}
