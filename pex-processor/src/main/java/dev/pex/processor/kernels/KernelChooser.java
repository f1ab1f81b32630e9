package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.RowKernel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chooses for each call of a program the C kernel that runs best on a core, and lays out its
 * tables. What a set has no kernel for, or what its kernel cannot do, the portable one does.
 */
public final class KernelChooser {
  private final KernelSet set;
  private final Optimize optimize;

  public KernelChooser(KernelSet set, Optimize optimize) {
    this.set = set;
    this.optimize = optimize;
  }

  /** The program in kernels that run on every core. */
  public static TargetProgram portable(Program program) {
    return new KernelChooser(KernelSet.PORTABLE, Optimize.SIZE).choose(program);
  }

  /** The program with a kernel for each call. */
  public TargetProgram choose(Program program) {
    KernelUses uses = new KernelUses(program);
    Tables tables = new Tables(program.name());
    Map<String, KernelCall> rows = new LinkedHashMap<>();
    Map<String, KernelCall> flats = new LinkedHashMap<>();
    Map<String, FoldKernelCall> folds = new LinkedHashMap<>();
    RowKernel.Visitor<KernelCall> rowKernels = rowKernels(uses, tables);
    FlatKernel.Visitor<KernelCall> flatKernels = flatKernels(uses, tables);
    for (RowKernel kernel : uses.rows()) {
      rows.put(kernel.name(), kernel.accept(rowKernels));
    }
    for (FlatKernel kernel : uses.flats()) {
      flats.put(kernel.name(), kernel.accept(flatKernels));
    }
    for (FoldKernel kernel : uses.folds()) {
      folds.put(kernel.name(), kernel.accept(new FoldKernelCall.Of(set, tables)));
    }
    return new TargetProgram(program, rows, flats, folds, tables.all());
  }

  private RowKernel.Visitor<KernelCall> rowKernels(KernelUses uses, Tables tables) {
    return switch (set) {
      case PORTABLE -> new PortableRowKernels(tables);
      case SCALAR -> new ScalarRowKernels(uses, tables, false, optimize);
      case SCALAR_ARMV6M -> new ScalarRowKernels(uses, tables, true, optimize);
      case DSP -> new DspRowKernels(uses, tables, optimize);
      case MVE -> new MveRowKernels(uses, tables, optimize);
    };
  }

  private FlatKernel.Visitor<KernelCall> flatKernels(KernelUses uses, Tables tables) {
    return switch (set) {
      case PORTABLE -> new PortableFlatKernels(tables);
      case SCALAR -> new ScalarFlatKernels(uses, tables, false, optimize);
      case SCALAR_ARMV6M -> new ScalarFlatKernels(uses, tables, true, optimize);
      case DSP -> new DspFlatKernels(uses, tables, optimize);
      case MVE -> new MveFlatKernels(tables, optimize);
    };
  }
}
