package dev.pex.processor;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a profile build measured. */
public final class Profile {
  private static final Pattern LINE = Pattern.compile("(?:operator\\.)?(\\S.*?)\\s+(\\d{1,18})");

  private Profile() {}

  /**
   * Instructions by the name of the kernel, of a file's lines; lines of anything else are passed
   * over.
   */
  public static Map<String, Long> read(byte[] file) {
    Map<String, Long> instructions = new HashMap<>();
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        instructions.put(matcher.group(1), Long.valueOf(matcher.group(2)));
      }
    }
    return instructions;
  }
}
