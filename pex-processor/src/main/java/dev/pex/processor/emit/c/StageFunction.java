package dev.pex.processor.emit.c;

import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Address;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The function of one stage: the facts of its kernels, then its loops and calls. */
final class StageFunction implements Statement.Visitor<StageFunction> {
  private final Program program;
  private final Section section;
  private final Map<String, KernelCall> kernels = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Set<String> includes = new TreeSet<>();
  private final CText body = new CText();
  private int mostRows;

  StageFunction(Program program, Section section) {
    this.program = program;
    this.section = section;
    body.indent();
    section.body().forEach(statement -> statement.accept(this));
  }

  /** Headers of the runtime that the function needs. */
  Set<String> includes() {
    return includes;
  }

  void writeTo(CText text) {
    text.line("static void %s(int8_t *arena) {", section.name());
    text.indent();
    kernels.forEach((name, kernel) -> parameters(text, name, kernel));
    parts.forEach((part, name) -> text.line("static const pex_part %s = %s;", name, part));
    if (mostRows > 0) {
      text.line("const int8_t *rows[%d];", mostRows);
    }
    text.blank();
    text.outdent();
    text.append(body);
    text.line("}");
  }

  private static void parameters(CText text, String name, KernelCall kernel) {
    text.line("static const %s %s = {", kernel.type(), name);
    text.indent();
    text.indent();
    kernel.fields().forEach(field -> text.line(".%s,", field));
    text.outdent();
    text.outdent();
    text.line("};");
  }

  @Override
  public StageFunction loop(Statement.Loop loop) {
    body.line(
        "for (int32_t %s = %d; %s < %d; %s++) {",
        loop.variable(),
        loop.range().first(),
        loop.variable(),
        loop.range().end(),
        loop.variable());
    body.indent();
    loop.body().forEach(statement -> statement.accept(this));
    body.outdent();
    body.line("}");
    return this;
  }

  @Override
  public StageFunction rowCall(Statement.RowCall call) {
    KernelCall kernel = call.kernel().accept(new RowKernelCall(program));
    Window window = call.kernel().window();
    mostRows = Math.max(mostRows, window.kernelHeight());
    includes.add("pex_rows.h");
    View input = call.input();
    body.line(
        "pex_rows(rows, %d, %s, %d, %d, %d, %s, %d);",
        window.kernelHeight(),
        CNames.address(input.offset()),
        input.rowBytes(),
        input.ringRows(),
        input.height(),
        CNames.index(call.row().times(window.strideHeight(), -window.padding().top())),
        window.dilationHeight());
    body.line(
        "%s(&%s, rows, %s, %d, &%s);",
        kernel.function(),
        parametersOf(call.kernel().name(), kernel),
        CNames.address(firstElement(call)),
        call.output().pixelBytes(),
        part(call.columns(), call.channels()));
    return this;
  }

  @Override
  public StageFunction flatCall(Statement.FlatCall call) {
    KernelCall kernel = call.kernel().accept(new FlatKernelCall(program));
    body.line(
        "%s(&%s, %s, %s, %d, %d);",
        kernel.function(),
        parametersOf(call.kernel().name(), kernel),
        call.inputs().stream().map(CNames::address).collect(Collectors.joining(", ")),
        CNames.address(call.output()),
        call.elements().first(),
        call.elements().end());
    return this;
  }

  @Override
  public StageFunction complete(Statement.Complete complete) {
    body.line(
        "PEX_COMPLETE(%s, %s, %d);",
        CNames.literal(complete.tensor().tensor()),
        CNames.address(complete.tensor().offset()),
        complete.bytes());
    return this;
  }

  /** The output row, moved to the first column and channel that the call computes. */
  private static Address firstElement(Statement.RowCall call) {
    View view = call.output();
    int moved = call.columns().first() * view.pixelBytes() + call.channels().first();
    return new Address(
        new View(
            view.tensor(),
            view.offset() + moved,
            view.height(),
            view.rowBytes(),
            view.pixelBytes(),
            view.ringRows()),
        call.row());
  }

  private String parametersOf(String name, KernelCall kernel) {
    includes.add(kernel.function() + ".h");
    kernels.put(name + "_params", kernel);
    return name + "_params";
  }

  private String part(Range columns, Range channels) {
    String fields =
        String.format(
            "{%d, %d, %d, %d}", columns.first(), columns.end(), channels.first(), channels.end());
    List<String> known = List.copyOf(parts.values());
    return parts.computeIfAbsent(fields, key -> "part" + (known.isEmpty() ? "" : known.size() + 1));
  }
}
