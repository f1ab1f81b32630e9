package dev.pex.processor.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a profile build measured; lines of anything else are passed over. */
final class ProfileFile {
  private static final Pattern LINE = Pattern.compile("(?:operator\\.)?(\\S.*?)\\s+(\\d{1,18})");

  private ProfileFile() {}

  /** Instructions by operator. */
  static Map<String, Long> read(Path file) throws IOException {
    Map<String, Long> instructions = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        instructions.put(matcher.group(1), Long.valueOf(matcher.group(2)));
      }
    }
    if (instructions.isEmpty()) {
      throw new IOException("there are no operators and counts in '" + file + "'");
    }
    return instructions;
  }
}
