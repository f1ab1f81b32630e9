package dev.pex.codesign.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

final class FileMistakeTest {
  @Test
  void theFileAndTheReasonAreTold() {
    assertThat(FileMistake.sentence(new FileSystemException("a.wav", null, "Disk quota exceeded")))
        .isEqualTo("'a.wav': Disk quota exceeded");
    assertThat(FileMistake.sentence(new AccessDeniedException("a.wav")))
        .isEqualTo("'a.wav': cannot be read or written");
    assertThat(FileMistake.sentence(new IOException("'a.wav' is no sound")))
        .isEqualTo("'a.wav' is no sound");
  }
}
