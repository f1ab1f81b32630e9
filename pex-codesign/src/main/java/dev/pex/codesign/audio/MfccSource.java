package dev.pex.codesign.audio;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Spells a front end as C: the parameters and tables that {@code pex_mfcc.h} works with. */
public final class MfccSource {
  private static final int NUMBERS_PER_LINE = 12;

  private final String name;
  private final MfccTables tables;

  /**
   * The C of one front end.
   *
   * @param name of the constant and, with {@code .h} and {@code .c}, of its files: a C identifier
   */
  public MfccSource(String name, MfccParameters parameters) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("'" + name + "' is not a C identifier in lower case");
    }
    this.name = name;
    this.tables = new MfccTables(parameters);
  }

  /** The header: sizes, and the constant to hand to {@code pex_mfcc_start} and the others. */
  public String header() {
    MfccParameters parameters = tables.parameters();
    MfccParameters.Windows windows = parameters.windows();
    return String.format(
        Locale.ROOT,
        """
        #ifndef %1$s_H
        #define %1$s_H

        #include "pex_mfcc.h"

        /* %2$d Hz: %3$d samples every %4$d, %5$d mel bands from %6$s Hz to %7$s Hz, %8$d
         * coefficients as %9$s * (feature - %10$d). */
        #define %1$s_SAMPLE_RATE %2$d
        #define %1$s_WINDOW_SAMPLES %3$d
        #define %1$s_COEFFICIENTS %8$d
        #define %1$s_SCRATCH PEX_MFCC_SCRATCH(%11$d, %5$d)

        extern const pex_mfcc_params %12$s;

        #endif
        """,
        name.toUpperCase(Locale.ROOT),
        windows.sampleRateHz(),
        windows.windowSamples(),
        windows.hopSamples(),
        parameters.mel().count(),
        parameters.mel().lowerHertz(),
        parameters.mel().upperHertz(),
        parameters.coefficients(),
        parameters.features().scale(),
        parameters.features().zeroPoint(),
        windows.transformLog2(),
        name);
  }

  /** The source: tables and the constant. */
  public String source() {
    return "#include \"%s.h\"\n".formatted(name)
        + table("uint16_t", "window", tables.window())
        + table("int32_t", "sine", tables.sine())
        + table("int16_t", "edges", tables.edges())
        + table("uint16_t", "falling", tables.falling())
        + table("int16_t", "dct", tables.dct())
        + constant();
  }

  private String constant() {
    MfccParameters.Windows windows = tables.parameters().windows();
    return String.format(
        Locale.ROOT,
        """

        const pex_mfcc_params %s = {
            .window_samples = %d,
            .hop_samples = %d,
            .transform_log2 = %d,
            .bands = %d,
            .coefficients = %d,
            .dct_shift = %d,
            .zero_point = %d,
            .window = window,
            .sine = sine,
            .edges = edges,
            .falling = falling,
            .dct = dct,
        };
        """,
        name,
        windows.windowSamples(),
        windows.hopSamples(),
        windows.transformLog2(),
        tables.parameters().mel().count(),
        tables.parameters().coefficients(),
        tables.dctShift(),
        tables.parameters().features().zeroPoint());
  }

  private static String table(String type, String table, IntTable values) {
    String lines =
        IntStream.iterate(0, first -> first < values.size(), first -> first + NUMBERS_PER_LINE)
            .mapToObj(first -> line(values, first))
            .collect(Collectors.joining(",\n"));
    return "\nstatic const %s %s[] = {\n%s,\n};\n".formatted(type, table, lines);
  }

  private static String line(IntTable values, int first) {
    return values.stream()
        .skip(first)
        .limit(NUMBERS_PER_LINE)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "    ", ""));
  }
}
