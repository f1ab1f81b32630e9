package dev.pex.processor.emit.java;

import dev.pex.processor.program.Program;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that hold a program's kernels, in order of first use. */
final class KernelFields implements Statement.Visitor<Void> {
  private final KernelCode code;
  private final FoldCode folds;
  private final Map<String, KernelCode.Kernel> kernels = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private int mostRows;

  private KernelFields(KernelCode code) {
    this.code = code;
    this.folds = new FoldCode(code);
  }

  /** The kernels that the program calls. */
  static KernelFields of(Program program, JavaNames members, KernelCode code) {
    KernelFields fields = new KernelFields(code);
    for (Section section : program.sections()) {
      fields.visit(section.body());
    }
    for (String name : fields.kernels.keySet()) {
      fields.names.put(name, members.unique(JavaNames.lowerCamel(name)));
    }
    return fields;
  }

  /** Field by name of the kernel. */
  Map<String, String> names() {
    return names;
  }

  /** The most input rows that a kernel reads. */
  int mostRows() {
    return mostRows;
  }

  /** Adds the fields. */
  void addTo(GeneratedFile file) {
    if (kernels.isEmpty()) {
      return;
    }
    StringBuilder fields = new StringBuilder();
    for (Map.Entry<String, KernelCode.Kernel> each : kernels.entrySet()) {
      String field = each.getValue().type() + " " + names.get(each.getKey());
      fields.append("private final " + field + " = " + each.getValue().creation() + ";\n");
    }
    file.addField(fields.toString());
  }

  private void visit(List<Statement> body) {
    for (Statement statement : body) {
      statement.accept(this);
    }
  }

  @Override
  public Void pushedLoop(Statement.PushedLoop loop) {
    visit(loop.body());
    return null;
  }

  @Override
  public Void loop(Statement.Loop loop) {
    visit(loop.body());
    return null;
  }

  @Override
  public Void rowCall(Statement.RowCall call) {
    kernels.computeIfAbsent(call.kernel().name(), name -> call.kernel().accept(code));
    mostRows = Math.max(mostRows, call.kernel().rowCount());
    return null;
  }

  @Override
  public Void flatCall(Statement.FlatCall call) {
    kernels.computeIfAbsent(call.kernel().name(), name -> call.kernel().accept(code));
    return null;
  }

  @Override
  public Void complete(Statement.Complete complete) {
    return null;
  }

  @Override
  public Void rowAt(Statement.RowAt bind) {
    return null;
  }

  @Override
  public Void ifRow(Statement.IfRow branch) {
    visit(branch.body());
    return null;
  }

  @Override
  public Void columnsAt(Statement.ColumnsAt bind) {
    return null;
  }

  @Override
  public Void ifColumns(Statement.IfColumns branch) {
    visit(branch.body());
    return null;
  }

  @Override
  public Void copyRow(Statement.CopyRow copy) {
    return null;
  }

  @Override
  public Void copyColumns(Statement.CopyColumns copy) {
    return null;
  }

  @Override
  public Void moveColumns(Statement.MoveColumns move) {
    return null;
  }

  @Override
  public Void clear(Statement.Clear clear) {
    return null;
  }

  @Override
  public Void foldRow(Statement.FoldRow fold) {
    kernels.computeIfAbsent(fold.kernel().name(), name -> fold.kernel().accept(folds));
    return null;
  }

  @Override
  public Void foldEnd(Statement.FoldEnd end) {
    return null;
  }

  @Override
  public Void addSlice(Statement.AddSlice add) {
    kernels.computeIfAbsent(add.kernel().name(), name -> code.convolutionOfSlices(add.kernel()));
    mostRows = Math.max(mostRows, add.kernel().window().kernelHeight());
    return null;
  }

  @Override
  public Void endSlices(Statement.EndSlices end) {
    return null;
  }

  @Override
  public Void completeSlice(Statement.CompleteSlice complete) {
    return null;
  }
}
