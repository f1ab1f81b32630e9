package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/training.md explains every key of a recipe. */
final class TrainingPageTest {
  private static final Pattern KEY = Pattern.compile("(?m)^\\| `([\\w.]+)` \\|");

  @Test
  void everyKeyIsExplained() throws IOException {
    String page = Files.readString(Path.of("../docs/training.md"));
    List<String> explained =
        KEY.matcher(page).results().map((MatchResult row) -> row.group(1)).toList();
    assertThat(explained).containsExactlyInAnyOrderElementsOf(RecipeFile.KEYS);
  }
}
