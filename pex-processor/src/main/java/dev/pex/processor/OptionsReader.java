package dev.pex.processor;

import dev.pex.processor.cluster.Clustering;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.lower.NearestName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the options {@code -Apex.…}; reports those that are unknown or have a wrong value. */
final class OptionsReader {
  private static final String PREFIX = "pex.";
  private static final String WEIGHTS = "pex.weights";
  private static final String PLACEHOLDERS = "pex.placeholders";
  private static final String WERROR = "pex.werror";
  private static final String REPORT = "pex.report";
  private static final String TABLES = "pex.tables";
  private static final String TFLITE = "pex.tflite";
  private static final String CLUSTER = "pex.cluster";
  private static final String SELFTEST = "pex.selftest";
  private static final List<String> KNOWN =
      List.of(WEIGHTS, PLACEHOLDERS, WERROR, REPORT, TABLES, TFLITE, CLUSTER, SELFTEST);
  private static final Pattern BUDGET = Pattern.compile("pex\\.budget\\.(\\w+)\\.(sram|flash)");
  private static final Origin ORIGIN = Origin.of("the compiler's options");

  private final DiagnosticSink sink;

  OptionsReader(DiagnosticSink sink) {
    this.sink = sink;
  }

  /** The names of the options that have a fixed name. */
  static List<String> names() {
    return KNOWN;
  }

  /** Whether an option is ours by its name. */
  static boolean isOurs(String name) {
    return name.startsWith(PREFIX);
  }

  /** The options among all that the compiler was given. */
  Options read(Map<String, String> given) {
    Map<String, String> ours = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (isOurs(name)) {
            ours.put(name, Optional.ofNullable(value).orElse(""));
          }
        });
    Map<String, Options.Budget> budgets = new TreeMap<>();
    ours.forEach((name, value) -> check(name, value, budgets));
    return new Options(
        path(ours),
        isOn(ours, PLACEHOLDERS, false),
        isOn(ours, WERROR, false),
        isOn(ours, REPORT, false),
        isOn(ours, TABLES, false),
        isOn(ours, TFLITE, false),
        clusterBits(ours),
        isOn(ours, SELFTEST, false),
        budgets);
  }

  private void check(String name, String value, Map<String, Options.Budget> budgets) {
    Matcher budget = BUDGET.matcher(name);
    if (budget.matches()) {
      OptionalInt bytes = bytes(name, value);
      budgets.merge(
          budget.group(1),
          budget.group(2).equals("sram")
              ? new Options.Budget(bytes, OptionalInt.empty())
              : new Options.Budget(OptionalInt.empty(), bytes),
          OptionsReader::both);
    } else if (!KNOWN.contains(name)) {
      List<String> details = new ArrayList<>();
      new NearestName(KNOWN)
          .to(name)
          .ifPresent(nearest -> details.add("help: did you mean -A" + nearest + "?"));
      sink.report(
          new Diagnostic(
              DiagnosticId.UNKNOWN_OPTION, ORIGIN, "there is no option -A" + name, details));
    }
  }

  private static Options.Budget both(Options.Budget first, Options.Budget second) {
    return new Options.Budget(
        first.sram().isPresent() ? first.sram() : second.sram(),
        first.flash().isPresent() ? first.flash() : second.flash());
  }

  private OptionalInt bytes(String name, String value) {
    return number(name, value, Integer.MAX_VALUE, "a positive number of bytes");
  }

  private OptionalInt clusterBits(Map<String, String> options) {
    return options.containsKey(CLUSTER)
        ? number(
            CLUSTER,
            options.get(CLUSTER),
            Clustering.MOST_BITS,
            "a number of bits from 1 to " + Clustering.MOST_BITS)
        : OptionalInt.empty();
  }

  private OptionalInt number(String name, String value, int most, String expected) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0 && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // reported below, like a number that is out of range
    }
    reportValue(name, value, expected);
    return OptionalInt.empty();
  }

  private boolean isOn(Map<String, String> options, String name, boolean otherwise) {
    String value = options.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
      reportValue(name, value, "true or false");
    }
    return !value.equals("false");
  }

  private Optional<Path> path(Map<String, String> options) {
    try {
      return Optional.ofNullable(options.get(WEIGHTS)).map(Path::of);
    } catch (InvalidPathException e) {
      reportValue(WEIGHTS, e.getInput(), "a directory");
      return Optional.empty();
    }
  }

  private void reportValue(String name, String value, String expected) {
    sink.report(
        new Diagnostic(
            DiagnosticId.OPTION_VALUE,
            ORIGIN,
            "option -A" + name + " is '" + value + "' but must be " + expected));
  }
}
