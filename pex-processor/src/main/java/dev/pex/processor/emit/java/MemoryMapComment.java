package dev.pex.processor.emit.java;

import dev.pex.processor.program.MappedBuffer;
import dev.pex.processor.program.Program;

/** The memory map as a table in a comment: what lies where in the arena, and for how long. */
final class MemoryMapComment {
  private MemoryMapComment() {}

  /** The lines of the comment. */
  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append("Arena of ").append(JavaText.grouped(program.arenaBytes())).append(" bytes:\n");
    text.append("    offset       bytes     stages   tensor");
    for (MappedBuffer buffer : program.memoryMap()) {
      text.append('\n').append(line(buffer));
    }
    return text.toString();
  }

  /** Stages are numbered from one, and the last is named. */
  private static String line(MappedBuffer buffer) {
    String end = Integer.toString(buffer.endStep());
    return JavaText.right(JavaText.grouped(buffer.offset()), 10)
        + JavaText.right(JavaText.grouped(buffer.bytes()), 12)
        + JavaText.right(Integer.toString(buffer.firstStep() + 1), 6)
        + ".."
        + end
        + " ".repeat(Math.max(0, 6 - end.length()))
        + JavaText.oneLine(buffer.name());
  }
}
