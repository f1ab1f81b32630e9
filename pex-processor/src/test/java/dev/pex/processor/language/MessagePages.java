package dev.pex.processor.language;

import dev.pex.processor.diag.DiagnosticId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manual's pages of messages, one for each entry of the catalogue and one that lists them, made
 * of the catalogue and its examples. An example's {@code manual.md} says in its first paragraph why
 * the message comes, in its second how the model is repaired.
 */
final class MessagePages {
  private static final String TOP =
      """
      # Messages

      Everything Pex says while a model is compiled. Each has a page with the smallest model that provokes it, what the compiler then
      says, and the repaired model. The build makes these pages from the examples that test the messages.

      | message | | what |
      |---|---|---|
      """;

  private MessagePages() {}

  /** The pages by their names in the folder of the manual. */
  static Map<String, String> all() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    StringBuilder index = new StringBuilder(TOP);
    List<DiagnosticId> entries =
        Arrays.stream(DiagnosticId.values())
            .sorted(Comparator.comparing(DiagnosticId::slug))
            .toList();
    for (DiagnosticId entry : entries) {
      String name = "messages/" + entry.slug() + ".md";
      pages.put(name, page(entry));
      index.append(
          "| [%s](%s) | %s | %s |\n"
              .formatted(entry.slug(), name, severity(entry), entry.meaning()));
    }
    pages.put("messages.md", index.toString());
    return pages;
  }

  private static String page(DiagnosticId entry) throws IOException {
    Example example = new Example(Example.ALL.resolve(entry.slug()));
    List<String> manual =
        Files.readString(example.directory().resolve("manual.md")).lines().toList();
    return """
        # %s

        %s: %s

        %s

        ```java
        %s```
        %s```
        %s```

        ## Repair

        %s
        %s"""
        .formatted(
            entry.slug(),
            severity(entry),
            entry.meaning(),
            manual.get(0),
            Files.readString(example.directory().resolve("Model.java")),
            compiledWith(example),
            Files.readString(example.expected()),
            manual.get(2),
            repaired(example));
  }

  private static String compiledWith(Example example) throws IOException {
    Path options = example.directory().resolve("options.txt");
    if (!Files.exists(options)) {
      return "";
    }
    return "\nCompiled with `%s`:\n\n".formatted(String.join(" ", Files.readAllLines(options)));
  }

  /** The repaired model under the name of the other, so that they can be compared. */
  private static String repaired(Example example) throws IOException {
    if (!Files.exists(example.fixed())) {
      return "";
    }
    String model = Files.readString(example.fixed()).replaceAll("\\bFixed\\b", "Model");
    boolean same = model.equals(Files.readString(example.directory().resolve("Model.java")));
    return same ? "" : "\n```java\n" + model + "```\n";
  }

  private static String severity(DiagnosticId entry) {
    String word = entry.severity().name();
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
