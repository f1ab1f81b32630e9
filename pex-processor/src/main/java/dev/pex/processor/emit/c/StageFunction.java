package dev.pex.processor.emit.c;

import dev.pex.processor.graph.Window;
import dev.pex.processor.program.Address;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The function of one stage: the facts of its kernels, then its loops and calls. */
final class StageFunction implements Statement.Visitor<StageFunction> {
  private final Program program;
  private final Section section;
  private final Map<String, View> read = new LinkedHashMap<>();
  private final Map<String, View> written = new LinkedHashMap<>();
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
    parts.forEach((fields, name) -> part(text, name, fields));
    read.keySet().removeAll(written.keySet());
    read.values().forEach(view -> pointer(text, "const int8_t *const", view));
    written.values().forEach(view -> pointer(text, "int8_t *const", view));
    if (mostRows > 0) {
      text.line("const int8_t *rows[%d];", mostRows);
    }
    text.blank();
    text.outdent();
    text.append(body);
    text.line("}");
  }

  private static void pointer(CText text, String type, View view) {
    text.line("%s %s = %s;", type, view.identifier(), CNames.plus("arena", view.offset()));
  }

  private static void part(CText text, String name, String fields) {
    text.line("static const pex_part %s = {", name);
    text.line("    %s};", fields);
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
    read.put(input.identifier(), input);
    written.put(call.output().identifier(), call.output());
    body.call(
        "pex_rows",
        List.of(
            "rows",
            Integer.toString(window.kernelHeight()),
            input.identifier(),
            Integer.toString(input.rowBytes()),
            Integer.toString(input.ringRows()),
            Integer.toString(input.height()),
            CNames.index(call.row().times(window.strideHeight(), -window.padding().top())),
            Integer.toString(window.dilationHeight())));
    body.call(
        kernel.function(),
        List.of(
            "&" + parametersOf(call.kernel().name(), kernel),
            "rows",
            CNames.address(new Address(call.output(), call.row()), firstElement(call)),
            Integer.toString(call.output().pixelBytes()),
            "&" + part(call.columns(), call.channels())));
    return this;
  }

  @Override
  public StageFunction flatCall(Statement.FlatCall call) {
    KernelCall kernel = call.kernel().accept(new FlatKernelCall(program));
    call.inputs().forEach(input -> read.put(input.view().identifier(), input.view()));
    written.put(call.output().view().identifier(), call.output().view());
    List<String> arguments = new ArrayList<>();
    arguments.add("&" + parametersOf(call.kernel().name(), kernel));
    call.inputs().forEach(input -> arguments.add(CNames.address(input, 0)));
    arguments.add(CNames.address(call.output(), 0));
    arguments.add(Integer.toString(call.elements().first()));
    arguments.add(Integer.toString(call.elements().end()));
    body.call(kernel.function(), arguments);
    return this;
  }

  @Override
  public StageFunction complete(Statement.Complete complete) {
    body.call(
        "PEX_COMPLETE",
        List.of(
            CNames.literal(complete.tensor().tensor()),
            complete.tensor().identifier(),
            Integer.toString(complete.bytes())));
    return this;
  }

  /** The first element that the call computes, counted from the start of the output row. */
  private static int firstElement(Statement.RowCall call) {
    return call.columns().first() * call.output().pixelBytes() + call.channels().first();
  }

  private String parametersOf(String name, KernelCall kernel) {
    includes.add(kernel.function() + ".h");
    kernels.put(name + "_params", kernel);
    return name + "_params";
  }

  private String part(Range columns, Range channels) {
    String fields =
        String.format(
            ".first_column = %d, .end_column = %d, .first_channel = %d, .end_channel = %d",
            columns.first(), columns.end(), channels.first(), channels.end());
    List<String> known = List.copyOf(parts.values());
    return parts.computeIfAbsent(fields, key -> "part" + (known.isEmpty() ? "" : known.size() + 1));
  }
}
