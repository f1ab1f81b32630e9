package dev.pex.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/benchmarks.md: a table for each core, between {@code <!-- generated: core -->} and {@code
 * <!-- end -->}, with a row for each model and plan, and a summary of them.
 */
record BenchPage(Path file) {
  private static final String HEAD =
      """
      | model | plan | instructions | per MAC | cycles | arena | stack | code | weights | board |
      |---|---|---:|---:|---:|---:|---:|---:|---:|---|
      """;

  /** Rows of a core that were measured now take the places of those of the same model and plan. */
  String table(BoardCore core, List<Measurement> measurements) throws IOException {
    Map<String, String> rows = rows(core);
    measurements.forEach(measured -> rows.put(key(measured), row(measured)));
    return HEAD + keys().filter(rows::containsKey).map(rows::get).collect(Collectors.joining("\n"));
  }

  /** Writes a core's table and the summary with what was measured now. */
  void put(BoardCore core, List<Measurement> measurements) throws IOException {
    replace(core.name(), table(core, measurements));
    replace("summary", summary());
  }

  /** Instructions of the smallest plans on all cores, as the tables have them. */
  String summary() throws IOException {
    List<BoardCore> cores = BoardCore.all();
    List<Map<String, String>> tables = new ArrayList<>();
    for (BoardCore core : cores) {
      tables.add(rows(core));
    }
    StringBuilder text = new StringBuilder("| model |");
    cores.forEach(core -> text.append(" ").append(core.name()).append(" |"));
    text.append("\n|---|").append("---:|".repeat(cores.size()));
    for (String model : BenchModel.names().toList()) {
      String key = key(model, PlanKind.SMALLEST);
      text.append("\n| `").append(model).append("` |");
      tables.forEach(
          rows ->
              text.append(
                  " %s |"
                      .formatted(
                          Optional.ofNullable(rows.get(key))
                              .map(BenchPage::millions)
                              .orElse("–"))));
    }
    return text.toString();
  }

  private static String row(Measurement measured) {
    return String.format(
        Locale.ROOT,
        "%s %,d | %.2f | %s | %,d B | %,d B | %,d B | %,d B | %s |",
        key(measured),
        measured.run().instructions(),
        measured.instructionsPerMac(),
        cycles(measured),
        measured.run().figure("arena_bytes"),
        measured.run().stackBytes(),
        measured.run().codeBytes(),
        measured.run().weightsBytes(),
        measured.run().board());
  }

  private static String millions(String row) {
    String instructions = row.split("\\|")[3].strip().replace(",", "");
    return String.format(Locale.ROOT, "%.2f", Long.parseLong(instructions) / 1e6);
  }

  private Map<String, String> rows(BoardCore core) throws IOException {
    Map<String, String> rows =
        part(core.name(), Files.readString(file))
            .group(1)
            .lines()
            .skip(2)
            .collect(Collectors.toMap(BenchPage::keyOf, Function.identity()));
    return new HashMap<>(rows);
  }

  private static String keyOf(String row) {
    String[] cells = row.split("\\|");
    return "|" + cells[1] + "|" + cells[2] + "|";
  }

  private void replace(String name, String table) throws IOException {
    String text = Files.readString(file);
    Matcher part = part(name, text);
    Files.writeString(file, text.substring(0, part.start(1)) + table + text.substring(part.end(1)));
  }

  private static Matcher part(String name, String text) {
    Matcher part =
        Pattern.compile("(?s)<!-- generated: " + name + " -->\n\n(.*?)\n\n<!-- end -->")
            .matcher(text);
    if (!part.find()) {
      throw new IllegalStateException("the page has no table '" + name + "'");
    }
    return part;
  }

  private static String cycles(Measurement measured) {
    return measured.cycles().isPresent()
        ? String.format(Locale.ROOT, "%,d", measured.cycles().getAsLong())
        : "–";
  }

  private static Stream<String> keys() {
    return BenchModel.names()
        .flatMap(model -> Stream.of(PlanKind.values()).map(kind -> key(model, kind)));
  }

  private static String key(Measurement measured) {
    return key(measured.model().name(), measured.kind());
  }

  /** What a row starts with. */
  private static String key(String model, PlanKind kind) {
    return "| `" + model + "` | " + kind + " |";
  }
}
