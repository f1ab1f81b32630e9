package dev.pex.processor.emit.java;

import static dev.pex.processor.emit.java.JavaText.call;
import static dev.pex.processor.emit.java.JavaText.made;

import dev.pex.processor.program.Address;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Slice;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The body of a stage's method: first what its loops read and make, then the loops. */
final class StageCode implements Statement.Visitor<String> {
  /** Parameters of a stage during which rows are pushed: the ticks that a push runs. */
  static final String FIRST_TICK = "firstTick";

  static final String END_TICK = "endTick";

  private final Section section;
  private final Map<String, String> kernelFields;
  private final Imports imports;
  private final StageVariables variables;
  private final AddressCode addresses;

  /**
   * Code for one stage.
   *
   * @param kernelFields field by name of the kernel
   * @param members names of the class's members
   */
  StageCode(Section section, Map<String, String> kernelFields, JavaNames members, Imports imports) {
    this.section = section;
    this.kernelFields = kernelFields;
    this.imports = imports;
    JavaNames names = members.ofVariables("observer", FIRST_TICK, END_TICK);
    this.variables = new StageVariables(names, imports);
    this.addresses = new AddressCode(variables);
  }

  /** Whether it is nothing but calls of kernels. */
  boolean isStraight() {
    boolean calls = true;
    for (Statement statement : section.body()) {
      calls &= isCall(statement);
    }
    return calls;
  }

  private boolean isCall(Statement statement) {
    return statement instanceof Statement.Loop loop
        ? isWhole(loop)
        : statement instanceof Statement.FlatCall || statement instanceof Statement.Complete;
  }

  /** The whole body. */
  String text() {
    String loops = statements(section.body());
    return variables.declarations() + loops;
  }

  private String statements(List<Statement> body) {
    StringBuilder code = new StringBuilder();
    for (Statement statement : body) {
      code.append(statement.accept(this));
    }
    return code.toString();
  }

  private static String statement(String function, Object... arguments) {
    return call(function, arguments) + ";\n";
  }

  /** Whether a loop makes a tensor as the kernel's own loop does. */
  private boolean isWhole(Statement.Loop loop) {
    return section.kind().equals("whole")
        && loop.body().size() == 1
        && loop.body().get(0) instanceof Statement.RowCall call
        && call.kernel() instanceof RowKernel.Sliding
        && !(call.kernel() instanceof RowKernel.Concatenate);
  }

  private String whole(Statement.RowCall call) {
    return statement(
        kernelFields.get(call.kernel().name()) + ".run",
        "arena",
        call.input().lines().offset(),
        call.output().view().offset());
  }

  @Override
  public String loop(Statement.Loop loop) {
    if (isWhole(loop)) {
      return whole((Statement.RowCall) loop.body().get(0));
    }
    String head = loopHead(loop.variable(), loop.range().first(), loop.range().end());
    return JavaText.block(head, statements(loop.body()));
  }

  @Override
  public String pushedLoop(Statement.PushedLoop loop) {
    return JavaText.block(loopHead(loop.variable(), FIRST_TICK, END_TICK), statements(loop.body()));
  }

  private String loopHead(String index, Object first, Object end) {
    String variable = variables.index(index);
    String range = variable + " = " + first + "; " + variable + " < " + end + "; ";
    return "for (int " + range + variable + "++)";
  }

  @Override
  public String rowCall(Statement.RowCall call) {
    int pixelBytes = call.output().view().pixelBytes();
    int firstColumn = call.columns().either(Range::first, chunk -> 0);
    Index row = call.output().row();
    String kernel = kernelFields.get(call.kernel().name());
    return select(call.input(), call.kernel(), row)
        + statement(
            (call.kernel().weighsRows() ? kernel + ".at(" + addresses.index(row) + ")" : kernel)
                + ".row",
            "arena",
            "rows",
            addresses.place(call.output(), firstColumn * pixelBytes),
            pixelBytes,
            call.columns().either(range -> part(call, range), chunk -> part(call, chunk)));
  }

  /** Finds the rows that a kernel reads for a row of its output. */
  private String select(RowSource source, RowKernel kernel, Index row) {
    if (readsSameRow(source, kernel, row)) {
      Address read = Address.of(source.lines(), row).at(source.channel());
      return "rows[0] = " + addresses.place(read) + ";\n";
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(addresses.index(kernel.firstRow(row)));
    arguments.add(kernel.rowCount());
    arguments.add(kernel.rowDistance());
    source.front().ifPresent(front -> arguments.add(front(front, source)));
    arguments.add("rows");
    return statement(addresses.lines(source) + ".select", arguments.toArray());
  }

  /** Whether a kernel reads no other row than that of its output's number, and that is there. */
  private static boolean readsSameRow(RowSource source, RowKernel kernel, Index row) {
    return kernel.rowCount() == 1
        && kernel.firstRow(row).equals(row)
        && kernel.output().height() <= source.lines().height()
        && source.front().isEmpty()
        && source.chunk().isEmpty();
  }

  private String front(RowSource.Front front, RowSource source) {
    String start = addresses.firstRead(source, front.view());
    return made(
        imports.runtime("Rows.Front"),
        source
            .chunk()
            .map(chunk -> start + " - " + addresses.held(front.view(), chunk))
            .orElse(start),
        variables.index(front.rowVariable()));
  }

  /** A part, defined before the loops where it is the same for every slice. */
  private String part(Statement.RowCall call, Range columns) {
    String part = part(columns.first(), columns.end(), call.channels());
    return call.channels().first().scale() == 0 ? variables.part(part) : part;
  }

  private String part(Statement.RowCall call, String chunk) {
    return JavaText.call(
        variables.index(chunk) + ".part",
        addresses.index(call.channels().first()),
        addresses.index(call.channels().end()));
  }

  private String part(Object firstColumn, Object endColumn, Slice channels) {
    return made(
        imports.runtime("Part"),
        firstColumn,
        endColumn,
        addresses.index(channels.first()),
        addresses.index(channels.end()));
  }

  @Override
  public String flatCall(Statement.FlatCall call) {
    List<Object> arguments = new ArrayList<>();
    arguments.add("arena");
    for (Address input : call.inputs()) {
      arguments.add(addresses.place(input));
    }
    arguments.add(addresses.place(call.output()));
    arguments.add(
        made(
            imports.runtime("Elements"),
            call.elements().either(Range::first, chunk -> 0),
            addresses.count(call.elements(), call.output().view().pixelBytes())));
    return statement(kernelFields.get(call.kernel().name()) + ".run", arguments.toArray());
  }

  @Override
  public String complete(Statement.Complete complete) {
    View view = complete.first().view();
    return statement(
        "complete",
        JavaText.literal(view.tensor()),
        addresses.element(complete.first()),
        addresses.place(complete.first()),
        addresses.count(complete.elements(), view.pixelBytes()));
  }

  @Override
  public String rowAt(Statement.RowAt bind) {
    String row = variables.index(bind.variable());
    return statement(
        "int "
            + row
            + " = "
            + imports.runtime("Rows")
            + (bind.upward() ? ".rowFromEndAt" : ".rowAt"),
        variables.index(bind.tick()),
        bind.first(),
        bind.period(),
        bind.rows());
  }

  @Override
  public String ifRow(Statement.IfRow branch) {
    String head = "if (" + variables.index(branch.variable()) + " >= 0)";
    return JavaText.block(head, statements(branch.body()));
  }

  @Override
  public String columnsAt(Statement.ColumnsAt bind) {
    String chunks = variables.chunks(bind.variable(), bind.chunks());
    String columns = variables.index(bind.variable());
    return statement(
        imports.runtime("Columns.Chunk") + " " + columns + " = " + chunks + ".at",
        variables.index(bind.tick()));
  }

  @Override
  public String ifColumns(Statement.IfColumns branch) {
    String head = "if (" + variables.index(branch.variable()) + ".isMade())";
    return JavaText.block(head, statements(branch.body()));
  }

  @Override
  public String copyColumns(Statement.CopyColumns copy) {
    return statement(
        variables.index(copy.variable()) + ".copy",
        "arena",
        copy.front().offset(),
        addresses.place(copy.to()),
        copy.front().pixelBytes());
  }

  @Override
  public String moveColumns(Statement.MoveColumns move) {
    return statement(
        variables.index(move.variable()) + ".move",
        "arena",
        move.front().offset(),
        move.front().pixelBytes());
  }

  @Override
  public String copyRow(Statement.CopyRow copy) {
    return statement(
        "System.arraycopy",
        "arena",
        addresses.place(copy.from()),
        "arena",
        addresses.place(copy.to()),
        copy.bytes());
  }

  @Override
  public String clear(Statement.Clear clear) {
    return statement(variables.sums(clear.sums()) + ".clear", "arena");
  }

  @Override
  public String foldRow(Statement.FoldRow fold) {
    return statement(
        kernelFields.get(fold.kernel().name()) + ".add",
        "arena",
        addresses.place(fold.input()),
        made(imports.runtime("Elements"), addresses.folded(fold)),
        variables.sums(fold.sums()));
  }

  @Override
  public String foldEnd(Statement.FoldEnd end) {
    return statement(
        kernelFields.get(end.kernel().name()) + ".end",
        "arena",
        variables.sums(end.sums()),
        end.output().offset());
  }

  @Override
  public String addSlice(Statement.AddSlice add) {
    return select(add.input(), add.kernel(), add.row())
        + statement(
            kernelFields.get(add.kernel().name()) + ".add",
            "arena",
            "rows",
            addresses.index(add.sumsRow()),
            made(
                imports.runtime("Channels"),
                addresses.index(add.slice().first()),
                addresses.index(add.slice().end())),
            variables.sums(add.sums()));
  }

  @Override
  public String endSlices(Statement.EndSlices end) {
    return statement(
        kernelFields.get(end.kernel().name()) + ".end",
        "arena",
        variables.sums(end.sums()),
        addresses.place(end.output()));
  }

  /** Every pixel of the slice, which lies after the one before. */
  @Override
  public String completeSlice(Statement.CompleteSlice complete) {
    View slice = complete.first().view();
    Index pixel = Index.of("pixel");
    String head = loopHead(pixel.variable(), 0, complete.pixels());
    String first = addresses.index(pixel.times(slice.held().channels(), 0));
    return JavaText.block(
        head,
        statement(
            "complete",
            JavaText.literal(slice.tensor()),
            first + " + " + addresses.element(complete.first()),
            addresses.index(pixel.times(slice.pixelBytes(), slice.offset())),
            slice.pixelBytes()));
  }
}
