package dev.pex.processor.emit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells {@code report.html}: one page that needs no other file. Same report, same bytes. */
public final class ReportHtml {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}\n?");

  /** The page's text. */
  public String text(Report report) {
    Hues hues = new Hues(report.use());
    return filled(
        resource("report.html"),
        Map.of(
            "name", MarkupWriter.escaped(report.graph().name()),
            "style", resource("report.css"),
            "script", resource("report.js"),
            "gauges", new Gauges(report).text(),
            "map", new ArenaMap(report.use(), hues).text(),
            "data", new ArenaData(report.use(), hues).text(),
            "layers", new LayerTable(report, hues).text(),
            "measured", report.instructions().isEmpty() ? "unmeasured" : "measured",
            "modes", new ModeBars(report).text()));
  }

  private static String filled(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }

  private static String resource(String name) {
    try (InputStream stream = ReportHtml.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("there is no resource '" + name + "'");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
