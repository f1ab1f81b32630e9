package dev.pex.processor.program;

import dev.pex.processor.schedule.LineBuffer;

/**
 * How a rows stage keeps a tensor that is never whole, for comments.
 *
 * @param lines rows of the ring, which follow each other for ever
 * @param frontBytes what there is of the newest row; none if the caller has it
 */
public record Ring(String tensor, int lines, int lineBytes, int frontBytes) {
  static Ring of(LineBuffer buffer) {
    return new Ring(
        buffer.tensor().name(),
        buffer.lines(),
        buffer.tensor().shape().rowElements(),
        buffer.frontBytes());
  }

  /** Such as {@code 2 lines of 48 bytes, front of 24 bytes}. */
  public String text() {
    String front = frontBytes > 0 ? "front of " + frontBytes + " bytes" : "";
    String ring =
        lines > 0 ? lines + (lines == 1 ? " line of " : " lines of ") + lineBytes + " bytes" : "";
    return ring + (ring.isEmpty() || front.isEmpty() ? "" : ", ") + front;
  }
}
