package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns of text. */
final class SideBySideTest {
  @Test
  void columnsAreAsWideAsTheirLongestLines() {
    assertThat(SideBySide.of(List.of(List.of("ab", "c"), List.of("d", "", "efg"))))
        .isEqualTo("   ab   d\n   c\n        efg\n");
  }

  @Test
  void whatDoesNotFitComesBelow() {
    String wide = "w".repeat(60);
    assertThat(SideBySide.of(List.of(List.of("a"), List.of(wide), List.of(wide))))
        .isEqualTo("   a   " + wide + "\n\n   " + wide + "\n");
  }

  @Test
  void nothingBesideNothingIsEmpty() {
    assertThat(SideBySide.of(List.of())).isEmpty();
  }
}
