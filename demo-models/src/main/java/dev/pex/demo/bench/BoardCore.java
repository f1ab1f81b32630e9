package dev.pex.demo.bench;

import dev.pex.Core;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A core that there is a board with, by the name that {@code firmware/run} has for it. */
record BoardCore(String name) {
  /** All of them: every core that Pex knows by name. */
  static List<BoardCore> all() {
    return Arrays.stream(Core.values())
        .filter(core -> core != Core.PORTABLE)
        .map(core -> new BoardCore(core.name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is no board with it
   */
  static BoardCore named(String name) {
    return all().stream()
        .filter(core -> core.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no board has the core '" + name + "'"));
  }

  /** The constant of {@link Core}. */
  String constant() {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
