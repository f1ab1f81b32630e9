package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation with parts that the build makes. Such a part stands between {@code
 * <!-- generated: name -->} and {@code <!-- end -->}. {@code -Dpex.docs.update=true} writes these
 * parts anew; without it they must be up to date.
 */
public record Document(Path file) {
  private static final boolean UPDATE = Boolean.getBoolean("pex.docs.update");

  /** A page by its path in the checkout. */
  public static Document of(String path) {
    return new Document(Checkout.find().root().resolve(path));
  }

  public String text() throws IOException {
    return Files.readString(file);
  }

  /** Holds the part to what it must say, or makes it so. */
  public void hold(String name, String expected) throws IOException {
    String text = text();
    Matcher part = part(name, text);
    if (UPDATE) {
      Files.writeString(
          file, text.substring(0, part.start(1)) + expected.strip() + text.substring(part.end(1)));
    } else {
      assertThat(part.group(1))
          .as("'%s' in %s; -Dpex.docs.update=true writes it anew", name, file.getFileName())
          .isEqualTo(expected.strip());
    }
  }

  /** Holds the part to what it must say, or to what is close to that, or makes it so. */
  void hold(String name, String expected, Tolerance tolerance) throws IOException {
    if (UPDATE || !tolerance.isClose(part(name), expected.strip())) {
      hold(name, expected);
    }
  }

  /** Holds the whole page to what it must say, or makes it so. */
  void holdAll(String expected) throws IOException {
    if (UPDATE) {
      Files.writeString(file, expected);
    } else {
      assertThat(text())
          .as("%s; -Dpex.docs.update=true writes it anew", file.getFileName())
          .isEqualTo(expected);
    }
  }

  /** What the part says now. */
  String part(String name) throws IOException {
    return part(name, text()).group(1);
  }

  /** The fenced blocks of a language, such as {@code java}, in order. */
  List<String> code(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(text())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private Matcher part(String name, String text) {
    Matcher part =
        Pattern.compile("(?s)<!-- generated: " + name + " -->\n\n(.*?)\n\n<!-- end -->")
            .matcher(text);
    assertThat(part.find()).as("'%s' in %s", name, file).isTrue();
    return part;
  }
}
