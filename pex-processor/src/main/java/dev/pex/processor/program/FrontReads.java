package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.schedule.Firing;
import dev.pex.processor.schedule.RowsStep;
import dev.pex.processor.schedule.Stage;

/** Which steps of a rows stage read a row at the tick at which it is made: in its front. */
final class FrontReads {
  private final Stage.Rows stage;

  FrontReads(Stage.Rows stage) {
    this.stage = stage;
  }

  /**
   * Whether a step ever reads the newest row of what was made before it in a tick.
   *
   * @param made when that was made
   */
  boolean reads(int reader, Firing made, Operand operand) {
    RowsStep step = stage.steps().get(reader);
    for (int count = 0; count < step.firing().rows(); count++) {
      int tick = step.firing().first() + step.firing().period() * count;
      if (made.firesAt(tick)
          && reads(step, operand, row(step.firing(), count), row(made, made.rowsUpTo(tick) - 1))) {
        return true;
      }
    }
    return false;
  }

  private int row(Firing firing, int count) {
    return stage.upward() ? firing.rows() - 1 - count : count;
  }

  private static boolean reads(RowsStep step, Operand operand, int row, int inputRow) {
    if (step.sums() > 0) {
      return row == inputRow;
    }
    int index = step.node().inputs().indexOf(operand);
    return WindowRead.rows(step.node(), index, row).contains(inputRow);
  }
}
