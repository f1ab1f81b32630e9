package dev.pex.processor.emit.java;

import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.MappedBuffer;
import dev.pex.processor.program.Program;

/** The memory map as a table in a comment: what lies where in the arena, and for how long. */
final class MemoryMapComment {
  private MemoryMapComment() {}

  /** The lines of the comment. */
  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append("Arena of ").append(GroupedDigits.of(program.arenaBytes())).append(" bytes:\n");
    text.append("    offset       bytes     stages   tensor");
    for (MappedBuffer buffer : program.memoryMap()) {
      text.append('\n').append(line(buffer));
    }
    return text.toString();
  }

  /** Stages are numbered from one, and the last is named. */
  private static String line(MappedBuffer buffer) {
    String end = Integer.toString(buffer.endStep());
    return JavaText.right(GroupedDigits.of(buffer.offset()), 10)
        + JavaText.right(GroupedDigits.of(buffer.bytes()), 12)
        + JavaText.right(Integer.toString(buffer.firstStep() + 1), 6)
        + ".."
        + end
        + " ".repeat(Math.max(0, 6 - end.length()))
        + JavaText.oneLine(buffer.name());
  }
}
