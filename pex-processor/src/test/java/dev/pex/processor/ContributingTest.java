package dev.pex.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The paths that CONTRIBUTING.md sends its readers to exist. */
final class ContributingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PATH = Pattern.compile("`([a-z][\\w.-]*/[^` ]*)`");

  @Test
  void everyPathExists() throws IOException {
    String text = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    List<String> paths =
        PATH.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(paths).hasSizeGreaterThan(10);
    assertThat(paths).allMatch(path -> Files.exists(ROOT.resolve(path)), "exists");
  }
}
