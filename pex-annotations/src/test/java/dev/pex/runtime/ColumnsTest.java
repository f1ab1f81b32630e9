package dev.pex.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Chunks of a row of seven columns. */
final class ColumnsTest {
  @Test
  void aStepBehindMakesItsColumnsLater() {
    Columns columns = new Columns(3, 1, 7, 0, 3);
    assertThat(columns.at(0)).isEqualTo(new Columns.Chunk(0, 0, 2, 2));
    assertThat(columns.at(1)).isEqualTo(new Columns.Chunk(2, 2, 5, 5));
    assertThat(columns.at(2)).isEqualTo(new Columns.Chunk(5, 5, 7, 7));
  }

  @Test
  void theFrontKeepsWhatIsReadAgain() {
    Columns columns = new Columns(3, 0, 7, 2, 4);
    assertThat(columns.at(0)).isEqualTo(new Columns.Chunk(0, 0, 3, 1));
    assertThat(columns.at(1)).isEqualTo(new Columns.Chunk(1, 3, 6, 4));
    assertThat(columns.at(2)).isEqualTo(new Columns.Chunk(4, 6, 7, 7));
    assertThat(columns.at(3)).isEqualTo(new Columns.Chunk(7, 7, 7, 7));
    assertThat(columns.at(3).isMade()).isFalse();
  }

  /** A reader may stop short of what its context would let it read. */
  @Test
  void nothingStaysAfterTheLastTick() {
    assertThat(new Columns(3, 0, 7, 4, 3).at(2)).isEqualTo(new Columns.Chunk(2, 6, 7, 7));
  }

  @Test
  void chunksAreCopiedAndMoved() {
    byte[] arena = {1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0};
    Columns.Chunk chunk = new Columns.Chunk(1, 2, 4, 3);
    chunk.copy(arena, 0, 6, 2);
    chunk.move(arena, 0, 2);
    assertThat(arena).containsExactly(5, 6, 3, 4, 5, 6, 0, 0, 1, 2, 3, 4, 0, 0);
  }
}
