package dev.pex.processor.schedule;

/** How many bytes are live at each tick of a stage, and each position within the tick. */
final class LiveBytes {
  private final int ticks;
  private final int positions;
  private final int[] throughout;
  private final int[] changes;

  /** None yet. */
  LiveBytes(int ticks, int positions) {
    this.ticks = ticks;
    this.positions = positions;
    this.throughout = new int[ticks];
    this.changes = new int[ticks * (positions + 1)];
  }

  /**
   * Adds what is live of a buffer.
   *
   * @param savedBytes of these that lie over another buffer at the first position
   */
  void add(Presence presence, int savedBytes) {
    int firstPosition = presence.firstPosition();
    int endPosition = presence.endPosition();
    boolean always = firstPosition == 0 && endPosition == positions && savedBytes == 0;
    int[] low = presence.low().toArray();
    int[] high = presence.high().toArray();
    for (int tick = 0; tick < ticks; tick++) {
      int bytes = high[tick] - low[tick];
      if (always) {
        throughout[tick] += bytes;
      } else if (bytes > 0) {
        int start = tick * (positions + 1);
        changes[start + firstPosition] += bytes - savedBytes;
        changes[start + firstPosition + 1] += savedBytes;
        changes[start + endPosition] -= bytes;
      }
    }
  }

  /** The most bytes that are live at positions {@code [firstPosition, endPosition)}. */
  int most(int firstPosition, int endPosition) {
    int most = 0;
    for (int tick = 0; tick < ticks; tick++) {
      int bytes = throughout[tick];
      for (int position = 0; position < endPosition; position++) {
        bytes += changes[tick * (positions + 1) + position];
        most = position < firstPosition ? most : Math.max(most, bytes);
      }
    }
    return most;
  }

  /** The first time at which the most bytes are live. */
  StagePresence.Peak peak() {
    int most = 0;
    int at = 0;
    for (int tick = 0; tick < ticks; tick++) {
      int start = tick * (positions + 1);
      int bytes = throughout[tick];
      for (int position = 0; position < positions; position++) {
        bytes += changes[start + position];
        if (bytes > most) {
          most = bytes;
          at = tick * positions + position;
        }
      }
    }
    return new StagePresence.Peak(at / positions, at % positions, most);
  }
}
