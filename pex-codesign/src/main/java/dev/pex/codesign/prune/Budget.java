package dev.pex.codesign.prune;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a network may take.
 *
 * @param most of what is limited
 */
public record Budget(Map<Limited, Long> most) {
  /** Refuses a budget that limits nothing, or grants nothing. */
  public Budget {
    if (most.isEmpty() || most.values().stream().anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException("a budget limits something, to 1 or more");
    }
    most = Collections.unmodifiableMap(new EnumMap<>(most));
  }

  /** Such as {@code sram-2048-macs-100000}. */
  public String label() {
    return most.entrySet().stream()
        .map(limit -> limit.getKey().name().toLowerCase(Locale.ROOT) + "-" + limit.getValue())
        .collect(Collectors.joining("-"));
  }

  /** How much there may be of what is limited. */
  long of(Limited limited) {
    return most.getOrDefault(limited, Long.MAX_VALUE);
  }
}
