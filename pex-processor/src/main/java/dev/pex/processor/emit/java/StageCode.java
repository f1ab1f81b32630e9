package dev.pex.processor.emit.java;

import com.palantir.javapoet.CodeBlock;
import dev.pex.processor.program.Address;
import dev.pex.processor.program.FlatKernel;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.Sums;
import dev.pex.processor.program.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    RowKernel kernel = call.kernel();
    Index firstRow =
        call.row().times(kernel.window().strideHeight(), -kernel.window().padding().top());
    int skipped = call.columns().first() * call.output().pixelBytes() + call.channels().first();
    CodeBlock.Builder code = CodeBlock.builder();
    Optional<RowSource.Front> front = call.input().front();
    CodeBlock newest =
        front
            .map(
                each ->
                    CodeBlock.of(
                        "new $T($L, $L), ",
                        RuntimeNames.ROWS.nestedClass("Front"),
                        each.view().offset(),
                        indices.get(each.rowVariable())))
            .orElse(CodeBlock.of(""));
    code.addStatement(
        "$L.select($L, $L, $L, $Lrows)",
        rows(call.input().lines()),
        index(firstRow),
        kernel.window().kernelHeight(),
        kernel.window().dilationHeight(),
        newest);
    return code.addStatement(
            "$L.row(arena, rows, $L, $L, $L)",
            kernelFields.get(kernel.name()),
            plus(new Address(call.output(), call.row()), skipped),
            call.output().pixelBytes(),
            part(call.columns(), call.channels()))
        .build();
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
            call.elements().first(),
            call.elements().end())
        .build();
  }

  @Override
  public CodeBlock complete(Statement.Complete complete) {
    View view = complete.first().view();
    return CodeBlock.builder()
        .addStatement(
            "complete(observer, $L, $L, $L, $L)",
            JavaText.literal(view.tensor()),
            index(complete.first().row().times(view.rowBytes(), 0)),
            plus(complete.first(), 0),
            complete.bytes())
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
            "$L.add(arena, $L, $L, $L)",
            kernelFields.get(fold.kernel().name()),
            plus(fold.input(), 0),
            index(fold.row()),
            sums(fold.sums()))
        .build();
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

  /** A byte of the arena, so many behind the start of a row. */
  private CodeBlock plus(Address address, int bytes) {
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

  private CodeBlock index(Index index) {
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

  private String part(Range columns, Range channels) {
    CodeBlock part =
        CodeBlock.of(
            "new $T($L, $L, $L, $L)",
            RuntimeNames.PART,
            columns.first(),
            columns.end(),
            channels.first(),
            channels.end());
    return parts.computeIfAbsent(part, key -> names.unique("part"));
  }
}
