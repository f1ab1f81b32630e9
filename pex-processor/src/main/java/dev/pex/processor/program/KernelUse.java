package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import java.util.List;

/** How a stage runs a node's kernel: on whole tensors, on one row, or on a slice of channels. */
interface KernelUse {
  /** Runs a kernel that makes rows of rows. */
  Statement rows(RowKernel kernel);

  /**
   * Copies one operand of a concatenation to its place in the output.
   *
   * @param index which operand
   */
  Statement concatenate(int index, Place place);

  /** Runs a kernel over contiguous elements of these operands. */
  Statement flat(FlatKernel kernel, List<Operand> operands);
}
