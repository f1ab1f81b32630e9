package dev.pex.processor.diag;

import java.util.List;

/**
 * One message about the user's model.
 *
 * @param summary the first line, without prefix: lower-case, one sentence, no full stop
 * @param details further lines as {@code label: text}, such as {@code peak: step 12 of 31} and
 *     {@code help: …}
 */
public record Diagnostic(DiagnosticId id, Origin origin, String summary, List<String> details) {
  public Diagnostic {
    details = List.copyOf(details);
  }

  public Diagnostic(DiagnosticId id, Origin origin, String summary) {
    this(id, origin, summary, List.of());
  }

  /**
   * The message as javac prints it after the position: {@code [pex:slug] summary}, then the details
   * indented.
   */
  public String text() {
    StringBuilder text = new StringBuilder("[pex:" + id.slug() + "] " + summary);
    details.forEach(line -> text.append("\n  ").append(line));
    return text.toString();
  }
}
