package dev.pex.processor.program;

/**
 * The columns that a step makes at each column tick: those of {@code [0, width)} from {@code
 * perTick * tick - skew} on, so many per tick. Its front holds, besides, the {@code context}
 * columns before them; after the last tick, nothing.
 */
public record Chunks(int perTick, int skew, int width, int context, int ticks) {
  public Chunks {
    if (perTick < 1 || skew < 0 || width < 1 || context < 0 || ticks < 1) {
      throw new IllegalArgumentException("chunks have columns, and none before the first");
    }
  }
}
