package dev.pex.codesign.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  private final Path file;

  WholeFileTest(@TempDir Path folder) {
    this.file = folder.resolve("weights");
  }

  @Test
  void contentReplacesWhatWasThere() throws IOException {
    Files.writeString(file, "old");
    WholeFile.write(file, new byte[] {1, 2});
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }

  /** {@code /dev/full} is a disk that is always full. */
  @Test
  void aFullDiskLeavesTheFileAsItWas() throws IOException {
    Files.writeString(file, "old");
    Files.createSymbolicLink(file.resolveSibling(".weights.part"), Path.of("/dev/full"));
    assertThatThrownBy(() -> WholeFile.write(file, new byte[100_000]))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
  }
}
