package dev.pex.processor.language;

import dev.pex.processor.diag.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The manual's page of all messages, made of the catalogue and its examples. */
final class MessagesPage {
  private static final String TOP =
      """
      # Messages

      Everything Pex says while a model is compiled, each with the smallest model that provokes it. The build makes this page
      from the examples that test the messages.
      """;

  private MessagesPage() {}

  static String text() throws IOException {
    StringBuilder page = new StringBuilder(TOP);
    List<DiagnosticId> entries =
        Arrays.stream(DiagnosticId.values())
            .sorted(Comparator.comparing(DiagnosticId::slug))
            .toList();
    for (DiagnosticId entry : entries) {
      page.append(section(entry));
    }
    return page.toString();
  }

  private static String section(DiagnosticId entry) throws IOException {
    Path directory = Example.ALL.resolve(entry.slug());
    return """

        ## %s

        %s: %s

        ```java
        %s```
        ```
        %s```
        """
        .formatted(
            entry.slug(),
            capitalized(entry.severity().name()),
            entry.meaning(),
            Files.readString(directory.resolve("Model.java")),
            Files.readString(directory.resolve("expected.txt")));
  }

  private static String capitalized(String word) {
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
