package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds docs/language.md to the annotations; {@code -Dpex.docs.update=true} writes it anew. */
final class LanguagePageTest {
  private static final Path PAGE = Path.of("../docs/language.md");

  @Test
  void thePageIsMadeOfTheAnnotations() throws IOException {
    if (Boolean.getBoolean("pex.docs.update")) {
      Files.writeString(PAGE, LanguagePage.text());
    }
    assertThat(PAGE).hasContent(LanguagePage.text());
  }
}
