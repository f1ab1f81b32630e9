package dev.pex.runtime;

/**
 * The columns that a step of a rows stage makes at each column tick, where rows are made in chunks:
 * those from {@code perTick * tick - skew} on, so many per tick. What is made lies in a front, with
 * the columns before it that are still read there.
 *
 * @param skew columns that the step stays behind
 * @param width of the tensor
 * @param context columns, of those made before, that are still read in the front
 * @param ticks column ticks in a row tick
 */
public record Columns(int perTick, int skew, int width, int context, int ticks) {
  /**
   * A chunk: columns from the first up to, not including, the end.
   *
   * @param held the first column in the front
   * @param kept the first column that stays in the front when the chunk has been read
   */
  public record Chunk(int held, int first, int end, int kept) {
    /** Where its first column lies in a row that holds all columns. */
    public int inRow(int pixelBytes) {
      return first * pixelBytes;
    }

    /** Where its first column lies in the front. */
    public int inFront(int pixelBytes) {
      return (first - held) * pixelBytes;
    }

    /** Bytes of the columns before those that the front holds. */
    public int notHeld(int pixelBytes) {
      return held * pixelBytes;
    }

    /** Its bytes. */
    public int bytes(int pixelBytes) {
      return (end - first) * pixelBytes;
    }

    /** Its columns, and some channels. */
    public Part part(int firstChannel, int endChannel) {
      return new Part(first, end, firstChannel, endChannel);
    }

    /** Whether anything is made. */
    public boolean isMade() {
      return first < end;
    }

    /** Copies what does not stay from a front to the row of the tensor that starts at a byte. */
    public void copy(byte[] arena, int front, int row, int pixelBytes) {
      System.arraycopy(arena, front, arena, row + held * pixelBytes, (kept - held) * pixelBytes);
    }

    /** Moves what stays to the start of the front. */
    public void move(byte[] arena, int front, int pixelBytes) {
      int moved = front + (kept - held) * pixelBytes;
      System.arraycopy(arena, moved, arena, front, (end - kept) * pixelBytes);
    }
  }

  /** The columns of a tick. */
  public Chunk at(int tick) {
    int first = perTick * tick - skew;
    int end = first + perTick;
    int kept = tick == ticks - 1 ? width : inside(end - context);
    return new Chunk(inside(first - context), inside(first), inside(end), kept);
  }

  private int inside(int column) {
    return Math.max(0, Math.min(width, column));
  }
}
