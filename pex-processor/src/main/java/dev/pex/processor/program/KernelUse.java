package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import java.util.List;

/** How a stage runs a node's kernel: on whole tensors, or on one row. */
interface KernelUse {
  /** Runs a kernel that makes rows of rows. */
  Statement rows(RowKernel kernel);

  /** Runs a kernel over contiguous elements of these operands. */
  Statement flat(FlatKernel kernel, List<Operand> operands);
}
