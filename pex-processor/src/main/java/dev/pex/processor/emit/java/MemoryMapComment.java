package dev.pex.processor.emit.java;

import dev.pex.processor.program.MappedBuffer;
import dev.pex.processor.program.Program;
import java.util.Locale;

/** The memory map as a table in a comment: what lies where in the arena, and for how long. */
final class MemoryMapComment {
  private MemoryMapComment() {}

  /** The lines of the comment. */
  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "Arena of %,d bytes:\n", program.arenaBytes()));
    text.append("    offset       bytes     stages   tensor");
    for (MappedBuffer buffer : program.memoryMap()) {
      text.append('\n').append(line(buffer));
    }
    return text.toString();
  }

  /** Stages are numbered from one, and the last is named. */
  private static String line(MappedBuffer buffer) {
    return String.format(
        Locale.ROOT,
        "%,10d  %,10d  %4d..%-4d  %s",
        buffer.offset(),
        buffer.bytes(),
        buffer.firstStep() + 1,
        buffer.endStep(),
        JavaText.oneLine(buffer.name()));
  }
}
