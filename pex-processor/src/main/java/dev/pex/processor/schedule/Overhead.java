package dev.pex.processor.schedule;

import dev.pex.processor.graph.Shape;

/**
 * An estimate of the instructions that a stage executes beyond those of whole stages: calls of
 * kernels, copies from fronts to lines, and for every slice the walk over pixels, and sums that are
 * read and written.
 */
final class Overhead implements Stage.Visitor<Long> {
  private static final int CALL = 40;
  private static final int PIXEL = 12;
  private static final int SUM = 8;
  private static final int BYTES_COPIED_PER_INSTRUCTION = 2;

  @Override
  public Long whole(Stage.Whole stage) {
    return 0L;
  }

  @Override
  public Long rows(Stage.Rows stage) {
    long instructions = 0;
    for (RowsStep step : stage.steps()) {
      instructions += calls(step.firing().rows(), stage.rowTicks()) * stage.columnTicks();
    }
    for (SliceLoop loop : stage.sliceLoops()) {
      instructions += slices(stage, loop);
    }
    for (LineBuffer buffer : stage.buffers()) {
      Shape shape = buffer.tensor().shape();
      int copied = buffer.lines() > 0 ? shape.elements() : 0;
      int moved = buffer.contextColumns() * shape.channels() * shape.height();
      instructions += copies(copied);
      instructions += (long) moved * (stage.columnTicks() - 1) / BYTES_COPIED_PER_INSTRUCTION;
    }
    return instructions;
  }

  /** What the steps of a loop cost more than if they ran once in a tick. */
  private static long slices(Stage.Rows stage, SliceLoop loop) {
    long perSlice = 0;
    long rows = 0;
    for (RowsStep step : stage.steps().subList(loop.firstPosition(), loop.endPosition())) {
      rows = step.firing().rows();
      perSlice += calls(step.firing().rows(), stage.rowTicks());
      perSlice += PIXEL * rows * step.columns().width();
    }
    return perSlice * (loop.slices() - 1) + SUM * rows * loop.sums() * loop.slices();
  }

  @Override
  public Long channels(Stage.Channels stage) {
    long perSlice = 0;
    for (ChannelsStep step : stage.steps()) {
      Shape output = step.node().output().shape();
      perSlice += (long) CALL * output.height();
      perSlice += (long) PIXEL * output.height() * output.width();
      perSlice += (long) SUM * step.sums();
    }
    return perSlice * stage.slices();
  }

  /** A call for each row, and at each tick the question whether there is one. */
  static long calls(int rows, int ticks) {
    return (long) CALL * (rows + ticks);
  }

  /** Copies of so many bytes from fronts to lines. */
  static long copies(int bytes) {
    return bytes / BYTES_COPIED_PER_INSTRUCTION;
  }
}
