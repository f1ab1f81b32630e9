package dev.pex.processor.emit.c;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of the C runtime that some headers need. */
final class RuntimeFiles {
  private static final String INCLUDE = "\n#include \"";
  private static final String END_OF_INCLUDE = ".h\"";
  private static final String INLINE = "_inline";

  private RuntimeFiles() {}

  /**
   * The headers, their sources, and all that these include, by name in alphabetical order. Of a
   * kernel of which only the inline body is used, the source is not needed.
   */
  static Map<String, byte[]> closure(Collection<String> headers) {
    Map<String, byte[]> files = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>();
    headers.forEach(header -> open.add(header.substring(0, header.length() - ".h".length())));
    List<String> inlined =
        open.stream()
            .filter(unit -> unit.endsWith(INLINE))
            .map(unit -> unit.substring(0, unit.length() - INLINE.length()) + ".c")
            .filter(source -> !headers.contains(source.replace(".c", ".h")))
            .toList();
    while (!open.isEmpty()) {
      String unit = open.remove();
      if (files.containsKey(unit + ".h")) {
        continue;
      }
      byte[] header =
          resource("include/" + unit + ".h")
              .orElseThrow(() -> new IllegalStateException("the C runtime has no " + unit + ".h"));
      add(files, open, unit + ".h", header);
      resource("src/" + unit + ".c").ifPresent(bytes -> add(files, open, unit + ".c", bytes));
    }
    inlined.forEach(files::remove);
    return files;
  }

  private static void add(
      Map<String, byte[]> files, Deque<String> open, String name, byte[] content) {
    files.put(name, content);
    String text = new String(content, StandardCharsets.UTF_8);
    for (int at = text.indexOf(INCLUDE); at >= 0; at = text.indexOf(INCLUDE, at + 1)) {
      int first = at + INCLUDE.length();
      open.add(text.substring(first, text.indexOf(END_OF_INCLUDE, first)));
    }
  }

  private static Optional<byte[]> resource(String path) {
    try (InputStream stream = RuntimeFiles.class.getResourceAsStream("/dev/pex/c/" + path)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
