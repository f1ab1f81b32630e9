package dev.pex.processor.schedule;

import dev.pex.processor.graph.Shape;

/**
 * An estimate of the instructions that a rows stage executes beyond those of whole stages: calls of
 * kernels, and copies from fronts to lines. Only its order matters.
 */
final class RowsOverhead {
  private static final int CALL = 40;
  private static final int BYTES_COPIED_PER_INSTRUCTION = 2;

  private RowsOverhead() {}

  static long of(Stage.Rows stage) {
    long instructions = 0;
    for (RowsStep step : stage.steps()) {
      instructions += (long) CALL * (step.firing().rows() + stage.rowTicks()) * stage.columnTicks();
    }
    for (LineBuffer buffer : stage.buffers()) {
      Shape shape = buffer.tensor().shape();
      int copied = buffer.lines() > 0 ? shape.elements() : 0;
      int moved = buffer.contextColumns() * shape.channels() * shape.height();
      instructions += copied / BYTES_COPIED_PER_INSTRUCTION;
      instructions += (long) moved * (stage.columnTicks() - 1) / BYTES_COPIED_PER_INSTRUCTION;
    }
    return instructions;
  }
}
