package dev.pex.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.pex.processor.program.Address;
import dev.pex.processor.program.Chunks;
import dev.pex.processor.program.Column;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Slice;
import dev.pex.processor.program.Span;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.Sums;
import dev.pex.processor.program.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of a stage's method: first what its loops read and make, then the loops. */
final class StageCode implements Statement.Visitor<CodeBlock> {
  /** Parameters of a stage during which rows are pushed: the ticks that a push runs. */
  static final String FIRST_TICK = "firstTick";

  static final String END_TICK = "endTick";

  private final Map<String, String> kernelFields;
  private final JavaNames names;
  private final Map<String, String> indices = new LinkedHashMap<>();
  private final Map<Sums, String> sums = new LinkedHashMap<>();
  private final Map<View, String> rows = new LinkedHashMap<>();
  private final Map<CodeBlock, String> parts = new LinkedHashMap<>();
  private final Map<String, Chunks> chunks = new LinkedHashMap<>();

  /**
   * Code for one stage.
   *
   * @param kernelFields field by name of the kernel
   * @param members names of the class's members
   */
  StageCode(Map<String, String> kernelFields, JavaNames members) {
    this.kernelFields = kernelFields;
    this.names = members.ofVariables("observer", FIRST_TICK, END_TICK);
  }

  /** The whole body. */
  CodeBlock of(Section section) {
    CodeBlock.Builder loops = CodeBlock.builder();
    section.body().forEach(statement -> loops.add(statement.accept(this)));
    CodeBlock.Builder code = CodeBlock.builder();
    rows.forEach(
        (view, name) ->
            code.addStatement(
                "$T $L = new $T($L, $L, $L, $L)",
                RuntimeNames.ROWS,
                name,
                RuntimeNames.ROWS,
                view.offset(),
                view.height(),
                view.rowBytes(),
                view.ringRows()));
    sums.forEach(
        (each, name) ->
            code.addStatement(
                "$T $L = new $T($L, $L)",
                RuntimeNames.runtime("Sums"),
                name,
                RuntimeNames.runtime("Sums"),
                each.offset(),
                each.count()));
    chunks.forEach(
        (name, each) ->
            code.addStatement(
                "$T $L = new $T($L, $L, $L, $L, $L)",
                RuntimeNames.COLUMNS,
                name,
                RuntimeNames.COLUMNS,
                each.perTick(),
                each.skew(),
                each.width(),
                each.context(),
                each.ticks()));
    parts.forEach((part, name) -> code.addStatement("$T $L = $L", RuntimeNames.PART, name, part));
    return code.add(loops.build()).build();
  }

  @Override
  public CodeBlock loop(Statement.Loop loop) {
    String first = Integer.toString(loop.range().first());
    return loop(loop.variable(), first, Integer.toString(loop.range().end()), loop.body());
  }

  @Override
  public CodeBlock pushedLoop(Statement.PushedLoop loop) {
    return loop(loop.variable(), FIRST_TICK, END_TICK, loop.body());
  }

  private CodeBlock loop(String index, String first, String end, List<Statement> body) {
    String variable = variable(index);
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow(
        "for (int $L = $L; $L < $L; $L++)", variable, first, variable, end, variable);
    body.forEach(statement -> code.add(statement.accept(this)));
    return code.endControlFlow().build();
  }

  @Override
  public CodeBlock rowCall(Statement.RowCall call) {
    int pixelBytes = call.output().view().pixelBytes();
    int firstColumn = call.columns().either(Range::first, chunk -> 0);
    return CodeBlock.builder()
        .add(select(call.input(), call.kernel(), call.output().row()))
        .addStatement(
            "$L$L.row(arena, rows, $L, $L, $L)",
            kernelFields.get(call.kernel().name()),
            call.kernel().weighsRows()
                ? CodeBlock.of(".at($L)", index(call.output().row()))
                : CodeBlock.of(""),
            plus(call.output(), firstColumn * pixelBytes),
            pixelBytes,
            call.columns().either(range -> part(call, range), chunk -> part(call, chunk)))
        .build();
  }

  /** Finds the rows that a kernel reads for a row of its output. */
  private CodeBlock select(RowSource source, RowKernel kernel, Index row) {
    return CodeBlock.builder()
        .addStatement(
            "$L.select($L, $L, $L, $Lrows)",
            lines(source),
            index(kernel.firstRow(row)),
            kernel.rowCount(),
            kernel.rowDistance(),
            newest(source))
        .build();
  }

  private CodeBlock lines(RowSource source) {
    Index channel = source.lines().bytesTo(source.channel());
    CodeBlock lines = CodeBlock.of("$L", rows(source.lines()));
    if (!channel.equals(Index.constant(0))) {
      return CodeBlock.of("$L.from($L)", lines, index(channel));
    }
    return source.chunk().isPresent() && source.front().isEmpty()
        ? CodeBlock.of("$L.without($L)", lines, held(source.lines(), source.chunk().orElseThrow()))
        : lines;
  }

  private CodeBlock newest(RowSource source) {
    return source
        .front()
        .map(
            front ->
                CodeBlock.of(
                    "new $T($L$L, $L), ",
                    RuntimeNames.ROWS.nestedClass("Front"),
                    front.view().offset(),
                    source
                        .chunk()
                        .map(chunk -> CodeBlock.of(" - $L", held(front.view(), chunk)))
                        .orElse(CodeBlock.of("")),
                    indices.get(front.rowVariable())))
        .orElse(CodeBlock.of(""));
  }

  /** The bytes of a row before those that a front holds. */
  private CodeBlock held(View view, String chunk) {
    return CodeBlock.of("$L * $L.held()", view.pixelBytes(), indices.get(chunk));
  }

  @Override
  public CodeBlock flatCall(Statement.FlatCall call) {
    FlatKernel kernel = call.kernel();
    CodeBlock.Builder arguments = CodeBlock.builder();
    call.inputs().forEach(input -> arguments.add("$L, ", plus(input, 0)));
    return CodeBlock.builder()
        .addStatement(
            "$L.run(arena, $L$L, new $T($L, $L))",
            kernelFields.get(kernel.name()),
            arguments.build(),
            plus(call.output(), 0),
            RuntimeNames.ELEMENTS,
            call.elements().either(Range::first, chunk -> 0),
            count(call.elements(), call.output().view().pixelBytes()))
        .build();
  }

  @Override
  public CodeBlock complete(Statement.Complete complete) {
    View view = complete.first().view();
    return CodeBlock.builder()
        .addStatement(
            "complete(observer, $L, $L, $L, $L)",
            JavaText.literal(view.tensor()),
            element(complete.first()),
            plus(complete.first(), 0),
            count(complete.elements(), view.pixelBytes()))
        .build();
  }

  @Override
  public CodeBlock rowAt(Statement.RowAt bind) {
    return CodeBlock.builder()
        .addStatement(
            "int $L = $T.$L($L, $L, $L, $L)",
            variable(bind.variable()),
            RuntimeNames.ROWS,
            bind.upward() ? "rowFromEndAt" : "rowAt",
            variable(bind.tick()),
            bind.first(),
            bind.period(),
            bind.rows())
        .build();
  }

  @Override
  public CodeBlock ifRow(Statement.IfRow branch) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("if ($L >= 0)", variable(branch.variable()));
    branch.body().forEach(statement -> code.add(statement.accept(this)));
    return code.endControlFlow().build();
  }

  @Override
  public CodeBlock columnsAt(Statement.ColumnsAt bind) {
    String each = bind.variable().replaceFirst("_columns$", "_chunks");
    String field = variable(each);
    chunks.put(field, bind.chunks());
    return CodeBlock.builder()
        .addStatement(
            "$T $L = $L.at($L)",
            RuntimeNames.COLUMNS.nestedClass("Chunk"),
            variable(bind.variable()),
            field,
            variable(bind.tick()))
        .build();
  }

  @Override
  public CodeBlock ifColumns(Statement.IfColumns branch) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.beginControlFlow("if ($L.isMade())", variable(branch.variable()));
    branch.body().forEach(statement -> code.add(statement.accept(this)));
    return code.endControlFlow().build();
  }

  @Override
  public CodeBlock copyColumns(Statement.CopyColumns copy) {
    return CodeBlock.builder()
        .addStatement(
            "$L.copy(arena, $L, $L, $L)",
            variable(copy.variable()),
            copy.front().offset(),
            plus(copy.to(), 0),
            copy.front().pixelBytes())
        .build();
  }

  @Override
  public CodeBlock moveColumns(Statement.MoveColumns move) {
    return CodeBlock.builder()
        .addStatement(
            "$L.move(arena, $L, $L)",
            variable(move.variable()),
            move.front().offset(),
            move.front().pixelBytes())
        .build();
  }

  @Override
  public CodeBlock copyRow(Statement.CopyRow copy) {
    return CodeBlock.builder()
        .addStatement(
            "$T.arraycopy(arena, $L, arena, $L, $L)",
            System.class,
            plus(copy.from(), 0),
            plus(copy.to(), 0),
            copy.bytes())
        .build();
  }

  @Override
  public CodeBlock clear(Statement.Clear clear) {
    return CodeBlock.builder().addStatement("$L.clear(arena)", sums(clear.sums())).build();
  }

  @Override
  public CodeBlock foldRow(Statement.FoldRow fold) {
    return CodeBlock.builder()
        .addStatement(
            "$L.add(arena, $L, new $T($L), $L)",
            kernelFields.get(fold.kernel().name()),
            plus(fold.input(), 0),
            RuntimeNames.ELEMENTS,
            folded(fold),
            sums(fold.sums()))
        .build();
  }

  /** The first and the end of the elements that are folded. */
  private CodeBlock folded(Statement.FoldRow fold) {
    View view = fold.input().view();
    Index channel = fold.input().channel();
    if (channel.scale() != 0) {
      return CodeBlock.of("$L, $L", index(channel), index(channel.times(1, view.pixelBytes())));
    }
    CodeBlock row = index(fold.input().row().times(view.rowBytes(), 0));
    return fold.columns()
        .either(
            range ->
                CodeBlock.of(
                    "$L, $L",
                    row,
                    index(
                        fold.input()
                            .row()
                            .times(view.rowBytes(), range.size() * view.pixelBytes()))),
            chunk ->
                CodeBlock.of(
                    "$L + $L * $L.first(), $L + $L * $L.end()",
                    row,
                    view.pixelBytes(),
                    indices.get(chunk),
                    row,
                    view.pixelBytes(),
                    indices.get(chunk)));
  }

  @Override
  public CodeBlock foldEnd(Statement.FoldEnd end) {
    return CodeBlock.builder()
        .addStatement(
            "$L.end(arena, $L, $L)",
            kernelFields.get(end.kernel().name()),
            sums(end.sums()),
            end.output().offset())
        .build();
  }

  private String variable(String name) {
    return indices.computeIfAbsent(name, key -> names.unique(JavaNames.lowerCamel(key)));
  }

  private String sums(Sums each) {
    return sums.computeIfAbsent(each, key -> names.unique(JavaNames.lowerCamel(key.identifier())));
  }

  @Override
  public CodeBlock addSlice(Statement.AddSlice add) {
    return CodeBlock.builder()
        .add(select(add.input(), add.kernel(), add.row()))
        .addStatement(
            "$L.add(arena, rows, $L, new $T($L, $L), $L)",
            kernelFields.get(add.kernel().name()),
            index(add.row()),
            RuntimeNames.runtime("Channels"),
            index(add.slice().first()),
            index(add.slice().end()),
            sums(add.sums()))
        .build();
  }

  @Override
  public CodeBlock endSlices(Statement.EndSlices end) {
    return CodeBlock.builder()
        .addStatement(
            "$L.end(arena, $L, $L)",
            kernelFields.get(end.kernel().name()),
            sums(end.sums()),
            end.output().offset())
        .build();
  }

  /** Every pixel of the slice, which lies after the one before. */
  @Override
  public CodeBlock completeSlice(Statement.CompleteSlice complete) {
    View slice = complete.slice();
    Index pixel = Index.of("pixel");
    String variable = variable(pixel.variable());
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int $L = 0; $L < $L; $L++)", variable, variable, slice.pixelCount(), variable)
        .addStatement(
            "complete(observer, $L, $L + $L, $L, $L)",
            JavaText.literal(slice.tensor()),
            index(pixel.times(slice.held().channels(), 0)),
            index(slice.held().first()),
            index(pixel.times(slice.pixelBytes(), slice.offset())),
            slice.pixelBytes())
        .endControlFlow()
        .build();
  }

  /** A byte of the arena, so many behind an address. */
  private CodeBlock plus(Address address, int bytes) {
    Index channel = address.bytesToChannel();
    return channel.scale() == 0
        ? CodeBlock.of("$L$L", row(address, bytes + channel.offset()), column(address))
        : CodeBlock.of("$L$L + $L", row(address, bytes), column(address), index(channel));
  }

  private CodeBlock row(Address address, int bytes) {
    View view = address.view();
    if (view.ringRows() == 1) {
      return CodeBlock.of("$L", view.offset() + bytes);
    }
    if (address.row().scale() == 0) {
      int row = address.row().offset() % view.ringRows();
      return CodeBlock.of("$L", view.offset() + row * view.rowBytes() + bytes);
    }
    CodeBlock start = CodeBlock.of("$L.at($L)", rows(view), index(address.row()));
    return bytes == 0 ? start : CodeBlock.of("$L + $L", start, bytes);
  }

  private CodeBlock column(Address address) {
    Column column = address.column();
    if (column.isStart()) {
      return CodeBlock.of("");
    }
    int pixelBytes = address.view().pixelBytes();
    CodeBlock first = CodeBlock.of("$L.first()", indices.get(column.chunk()));
    return column.held().isEmpty()
        ? CodeBlock.of(" + $L * $L", pixelBytes, first)
        : CodeBlock.of(" + $L * ($L - $L.held())", pixelBytes, first, indices.get(column.held()));
  }

  /** Which element of the tensor an address is of. */
  private CodeBlock element(Address address) {
    if (address.channel().scale() != 0) {
      return index(address.channel());
    }
    CodeBlock row = index(address.row().times(address.view().rowBytes(), 0));
    return address.column().isStart()
        ? row
        : CodeBlock.of(
            "$L + $L * $L.first()",
            row,
            address.view().pixelBytes(),
            indices.get(address.column().chunk()));
  }

  /** How many elements; a chunk has so many to a column. */
  private CodeBlock count(Span elements, int pixelBytes) {
    return elements.either(
        range -> CodeBlock.of("$L", range.end()),
        chunk ->
            CodeBlock.of(
                "$L * ($L.end() - $L.first())",
                pixelBytes,
                indices.get(chunk),
                indices.get(chunk)));
  }

  private CodeBlock index(Index index) {
    if (index.divisor() == 1) {
      return dividend(index);
    }
    boolean single = index.scale() == 1 && index.offset() == 0;
    return CodeBlock.of(single ? "$L / $L" : "($L) / $L", dividend(index), index.divisor());
  }

  private CodeBlock dividend(Index index) {
    if (index.scale() == 0) {
      return CodeBlock.of("$L", index.offset());
    }
    String variable = indices.get(index.variable());
    CodeBlock scaled =
        index.scale() == 1
            ? CodeBlock.of("$L", variable)
            : CodeBlock.of("$L * $L", index.scale(), variable);
    if (index.offset() == 0) {
      return scaled;
    }
    String sign = index.offset() < 0 ? "-" : "+";
    return CodeBlock.of("$L $L $L", scaled, sign, Math.abs(index.offset()));
  }

  private String rows(View view) {
    return rows.computeIfAbsent(view, key -> names.unique(rowsName(key)));
  }

  private static String rowsName(View view) {
    return JavaNames.lowerCamel(view.identifier()) + "Rows";
  }

  /** A part, defined before the loops where it is the same for every slice. */
  private CodeBlock part(Statement.RowCall call, Range columns) {
    CodeBlock part =
        part(
            CodeBlock.of("$L", columns.first()),
            CodeBlock.of("$L", columns.end()),
            call.channels());
    return call.channels().first().scale() == 0
        ? CodeBlock.of("$L", parts.computeIfAbsent(part, key -> names.unique("part")))
        : part;
  }

  private CodeBlock part(Statement.RowCall call, String chunk) {
    return part(
        CodeBlock.of("$L.first()", indices.get(chunk)),
        CodeBlock.of("$L.end()", indices.get(chunk)),
        call.channels());
  }

  private CodeBlock part(CodeBlock firstColumn, CodeBlock endColumn, Slice channels) {
    return CodeBlock.of(
        "new $T($L, $L, $L, $L)",
        RuntimeNames.PART,
        firstColumn,
        endColumn,
        index(channels.first()),
        index(channels.end()));
  }
}
