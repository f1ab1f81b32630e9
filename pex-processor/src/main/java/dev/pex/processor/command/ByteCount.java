package dev.pex.processor.command;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as one writes it: {@code 65536}, {@code 64KiB}, {@code 1MiB}. */
public record ByteCount(int bytes) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,10})\\s*(b|kib|kb|k|mib|mb|m)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "b",
          1L,
          "k",
          1L << 10,
          "kib",
          1L << 10,
          "kb",
          1_000L,
          "m",
          1L << 20,
          "mib",
          1L << 20,
          "mb",
          1_000_000L);

  /** Reads it. */
  public static ByteCount parse(String text) {
    Matcher matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long unit = matcher.group(2) == null ? 1 : UNITS.getOrDefault(matcher.group(2), 1L);
      long bytes = Long.parseLong(matcher.group(1)) * unit;
      if (bytes > 0 && bytes <= Integer.MAX_VALUE) {
        return new ByteCount((int) bytes);
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no number of bytes such as 65536 or 64KiB");
  }
}
