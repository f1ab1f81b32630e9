package dev.pex.processor.kernels;

import dev.pex.processor.program.Constant;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.RowKernel;
import java.util.List;
import java.util.Map;

/**
 * A program with the C kernels that compute it on a core.
 *
 * @param rows calls of row kernels by the name of their use
 * @param flats calls of flat kernels by the name of their use
 * @param folds calls of folds by the name of their use
 * @param tables laid out for these kernels, in order of first use
 */
public record TargetProgram(
    Program program,
    Map<String, KernelCall> rows,
    Map<String, KernelCall> flats,
    Map<String, FoldKernelCall> folds,
    List<Constant> tables) {
  public TargetProgram {
    rows = Map.copyOf(rows);
    flats = Map.copyOf(flats);
    folds = Map.copyOf(folds);
    tables = List.copyOf(tables);
  }

  /** The call of a row kernel. */
  public KernelCall call(RowKernel kernel) {
    return required(rows, kernel.name());
  }

  /** The call of a flat kernel. */
  public KernelCall call(FlatKernel kernel) {
    return required(flats, kernel.name());
  }

  /** The calls of a fold. */
  public FoldKernelCall call(FoldKernel kernel) {
    return required(folds, kernel.name());
  }

  /** Bytes of flash that the tables need. */
  public int tableBytes() {
    return tables.stream().mapToInt(Constant::bytes).sum();
  }

  /** The C name of a table, unique among the networks linked into one image. */
  public String tableName(Constant table) {
    return tableName(program.name(), table);
  }

  static String tableName(String network, Constant table) {
    return network + "_" + table.name();
  }

  private static <T> T required(Map<String, T> calls, String name) {
    T call = calls.get(name);
    if (call == null) {
      throw new IllegalArgumentException("'" + name + "' is no kernel of this program");
    }
    return call;
  }
}
