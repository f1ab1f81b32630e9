package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanTest {
  private static final String FIGURES =
      """
      {"arenaBytes": 32, "layerwiseBytes": 48, "lowerBoundBytes": %d, "buffers": [
        {"name": "a", "bytes": 16, "offset": 0, "firstStep": 0, "endStep": 1},
        {"name": "b", "bytes": 16, "offset": 16, "firstStep": 0, "endStep": 2},
        {"name": "c", "bytes": 8, "offset": 0, "firstStep": 1, "endStep": 2}]}
      """;

  @TempDir private Path folder;

  @Test
  void figuresAreRead() throws IOException {
    assertThat(plan(32).figure("layerwiseBytes")).isEqualTo(48);
    assertThat(plan(32).buffers()).hasSize(3);
  }

  @Test
  void arenaIsComparedWithTheBound() throws IOException {
    assertThat(plan(32).arena())
        .isEqualTo("32 B (layer by layer 48 B; proved to be the least of the kinds tried)");
    assertThat(plan(20).arena())
        .isEqualTo("32 B (layer by layer 48 B; no plan of the kinds tried needs less than 20 B)");
  }

  @Test
  void buffersAreDrawnWhereTheyLie() throws IOException {
    assertThat(plan(32).draw().lines())
        .hasSize(17)
        .startsWith("         31 |bb")
        .contains("         13 |a.", "          1 |ac");
  }

  private Plan plan(int bound) throws IOException {
    return Plan.read(Files.writeString(folder.resolve("plan.json"), FIGURES.formatted(bound)));
  }
}
