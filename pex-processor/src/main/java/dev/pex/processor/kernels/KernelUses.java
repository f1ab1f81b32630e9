package dev.pex.processor.kernels;

import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.FoldKernel;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Slice;
import dev.pex.processor.program.Span;
import dev.pex.processor.program.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kernels a program calls, and for which of their channels, in order of first use. */
final class KernelUses implements Statement.Visitor<KernelUses> {
  private final Map<String, RowKernel> rows = new LinkedHashMap<>();
  private final Map<String, Set<Slice>> slices = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, Integer> chunks = new LinkedHashMap<>();
  private final Map<String, FlatKernel> flats = new LinkedHashMap<>();
  private final Map<String, List<Span>> spans = new LinkedHashMap<>();
  private final Map<String, FoldKernel> folds = new LinkedHashMap<>();
  private final Set<String> slicedInputs = new LinkedHashSet<>();

  KernelUses(Program program) {
    for (Section section : program.sections()) {
      all(section.body());
    }
  }

  List<RowKernel> rows() {
    return new ArrayList<>(rows.values());
  }

  List<FlatKernel> flats() {
    return new ArrayList<>(flats.values());
  }

  List<FoldKernel> folds() {
    return new ArrayList<>(folds.values());
  }

  /** Which channels calls of a row kernel make. */
  Set<Slice> slices(RowKernel kernel) {
    return slices.getOrDefault(kernel.name(), Set.of());
  }

  /** How many columns most calls of a row kernel make. */
  int columns(RowKernel kernel) {
    return columns.getOrDefault(kernel.name(), kernel.output().width());
  }

  /** Whether each call of a flat kernel makes all of so many elements. */
  boolean makesAll(FlatKernel kernel, int elements) {
    return spans.getOrDefault(kernel.name(), List.of()).stream()
        .allMatch(each -> each.isAll(elements));
  }

  /** Whether a convolution takes its input slice by slice. */
  boolean takesSlices(RowKernel kernel) {
    return slicedInputs.contains(kernel.name());
  }

  private KernelUses all(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.accept(this);
    }
    return this;
  }

  @Override
  public KernelUses loop(Statement.Loop statement) {
    return all(statement.body());
  }

  @Override
  public KernelUses pushedLoop(Statement.PushedLoop statement) {
    return all(statement.body());
  }

  @Override
  public KernelUses ifRow(Statement.IfRow statement) {
    return all(statement.body());
  }

  @Override
  public KernelUses ifColumns(Statement.IfColumns statement) {
    return all(statement.body());
  }

  @Override
  public KernelUses rowCall(Statement.RowCall statement) {
    RowKernel kernel = statement.kernel();
    rows.putIfAbsent(kernel.name(), kernel);
    slices.computeIfAbsent(kernel.name(), key -> new LinkedHashSet<>()).add(statement.channels());
    columns.merge(kernel.name(), statement.columns().either(Range::size, chunks::get), Math::max);
    return this;
  }

  @Override
  public KernelUses flatCall(Statement.FlatCall statement) {
    flats.putIfAbsent(statement.kernel().name(), statement.kernel());
    spans
        .computeIfAbsent(statement.kernel().name(), key -> new ArrayList<>())
        .add(statement.elements());
    return this;
  }

  @Override
  public KernelUses foldRow(Statement.FoldRow statement) {
    folds.putIfAbsent(statement.kernel().name(), statement.kernel());
    return this;
  }

  @Override
  public KernelUses foldEnd(Statement.FoldEnd statement) {
    folds.putIfAbsent(statement.kernel().name(), statement.kernel());
    return this;
  }

  @Override
  public KernelUses addSlice(Statement.AddSlice statement) {
    return sliced(statement.kernel());
  }

  @Override
  public KernelUses endSlices(Statement.EndSlices statement) {
    return sliced(statement.kernel());
  }

  private KernelUses sliced(RowKernel.Convolution kernel) {
    rows.putIfAbsent(kernel.name(), kernel);
    slicedInputs.add(kernel.name());
    return this;
  }

  @Override
  public KernelUses complete(Statement.Complete statement) {
    return this;
  }

  @Override
  public KernelUses rowAt(Statement.RowAt statement) {
    return this;
  }

  @Override
  public KernelUses columnsAt(Statement.ColumnsAt statement) {
    chunks.put(statement.variable(), statement.chunks().perTick());
    return this;
  }

  @Override
  public KernelUses copyRow(Statement.CopyRow statement) {
    return this;
  }

  @Override
  public KernelUses copyColumns(Statement.CopyColumns statement) {
    return this;
  }

  @Override
  public KernelUses moveColumns(Statement.MoveColumns statement) {
    return this;
  }

  @Override
  public KernelUses clear(Statement.Clear statement) {
    return this;
  }

  @Override
  public KernelUses completeSlice(Statement.CompleteSlice statement) {
    return this;
  }
}
