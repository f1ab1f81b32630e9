package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.FoldKernelCall;
import dev.pex.processor.kernels.KernelCall;
import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.Chunks;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Slice;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.Sums;
import dev.pex.processor.program.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The function of one stage: the facts of its kernels, then its loops and calls. */
final class StageFunction implements Statement.Visitor<StageFunction> {
  private final TargetProgram target;
  private final Program program;
  private final Section section;
  private final OperatorCounts counts;
  private final LayerFunctions layers = new LayerFunctions();
  private final Map<String, View> read = new LinkedHashMap<>();
  private final Map<String, View> written = new LinkedHashMap<>();
  private final Map<String, Sums> sums = new LinkedHashMap<>();
  private final Map<String, KernelCall> kernels = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Map<String, Chunks> chunks = new LinkedHashMap<>();
  private final Set<String> includes = new TreeSet<>();
  private final CText body = new CText();
  private int mostRows;

  StageFunction(TargetProgram target, Section section, OperatorCounts counts) {
    this.target = target;
    this.program = target.program();
    this.section = section;
    this.counts = counts;
    body.indent();
    section.body().forEach(statement -> statement.accept(this));
  }

  /** Headers of the runtime that the function needs. */
  Set<String> includes() {
    return includes;
  }

  void writeTo(CText text) {
    layers.writeTo(text);
    signature(text);
    text.indent();
    kernels.forEach((name, kernel) -> Constants.parameters(text, name, kernel));
    parts.forEach((fields, name) -> Constants.part(text, name, fields));
    chunks.forEach((name, each) -> Constants.chunks(text, name, each));
    read.keySet().removeAll(written.keySet());
    program.feed().ifPresent(feed -> read.remove(feed.row().identifier()));
    read.values().forEach(view -> pointer(text, "const int8_t *const", view));
    written.values().forEach(view -> pointer(text, "int8_t *const", view));
    sums.values().forEach(each -> sumsPointer(text, each));
    if (mostRows > 0) {
      text.line("const int8_t *rows[%s];", mostRows);
    }
    text.blank();
    text.outdent();
    text.append(body);
    text.line("}");
  }

  /** While rows are pushed, a call runs some of the ticks. */
  private void signature(CText text) {
    String arena = "int8_t *arena";
    Optional<Feed> feed = program.feed().filter(each -> section.isPushed());
    if (feed.isEmpty()) {
      text.line("static void %s(%s) {", section.name(), arena);
      return;
    }
    text.line(
        "static void %s(%s, const int8_t *%s,",
        section.name(), arena, feed.get().row().identifier());
    text.line("    int32_t first_tick, int32_t end_tick) {");
  }

  private static void pointer(CText text, String type, View view) {
    text.line("%s %s = %s;", type, view.identifier(), CNames.plus("arena", view.offset()));
  }

  private static void sumsPointer(CText text, Sums sums) {
    text.line(
        "int32_t *const %s = (int32_t *)(void *)(%s);",
        sums.identifier(), CNames.plus("arena", sums.offset()));
  }

  @Override
  public StageFunction loop(Statement.Loop loop) {
    String first = Integer.toString(loop.range().first());
    return loop(loop.variable(), first, Integer.toString(loop.range().end()), loop.body());
  }

  @Override
  public StageFunction pushedLoop(Statement.PushedLoop loop) {
    return loop(loop.variable(), "first_tick", "end_tick", loop.body());
  }

  private StageFunction loop(
      String variable, String first, String end, List<Statement> statements) {
    body.line("for (int32_t %s = %s; %s < %s; %s++) {", variable, first, variable, end, variable);
    body.indent();
    statements.forEach(statement -> statement.accept(this));
    body.outdent();
    body.line("}");
    return this;
  }

  @Override
  public StageFunction rowCall(Statement.RowCall call) {
    KernelCall kernel = target.call(call.kernel());
    View output = call.output().view();
    selectRows(call.input(), call.kernel(), call.output().row());
    written.put(output.identifier(), output);
    int firstColumn = call.columns().either(Range::first, chunk -> 0);
    String address = CNames.address(call.output(), firstColumn * output.pixelBytes());
    if (kernel.scratch().isPresent()) {
      return layerCall(call, kernel, address);
    }
    List<String> arguments = new ArrayList<>();
    arguments.add("&" + parametersOf(call.kernel().name(), kernel));
    arguments.add("rows");
    if (call.kernel().weighsRows()) {
      arguments.add(CNames.index(call.output().row()));
    }
    arguments.add(address);
    arguments.add(Integer.toString(output.pixelBytes()));
    arguments.add("&" + part(call));
    counted(call.kernel().name(), () -> body.call(kernel.function(), arguments));
    return this;
  }

  /** The kernel's body in a function of this layer. */
  private StageFunction layerCall(Statement.RowCall call, KernelCall kernel, String output) {
    includes.add(kernel.header());
    Optional<String> literal = literalPart(call);
    int pixelBytes = call.output().view().pixelBytes();
    String layer = layers.row(call.kernel().name(), kernel, pixelBytes, literal);
    List<String> arguments = new ArrayList<>(List.of("rows", output));
    if (literal.isEmpty()) {
      arguments.add("&" + part(call));
    }
    counted(call.kernel().name(), () -> body.call(layer, arguments));
    return this;
  }

  private void selectRows(RowSource source, RowKernel kernel, Index row) {
    mostRows = Math.max(mostRows, kernel.rowCount());
    includes.add("pex_rows.h");
    View lines = source.lines();
    read.put(lines.identifier(), lines);
    source.front().ifPresent(front -> read.put(front.view().identifier(), front.view()));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rows",
                Integer.toString(kernel.rowCount()),
                lines.identifier() + firstRead(source),
                Integer.toString(lines.rowBytes()),
                Integer.toString(lines.ringRows()),
                Integer.toString(lines.height()),
                CNames.index(kernel.firstRow(row)),
                Integer.toString(kernel.rowDistance())));
    source
        .front()
        .ifPresent(
            front ->
                arguments.addAll(
                    List.of(
                        front.view().identifier() + firstChannel(source, front.view()),
                        front.rowVariable())));
    body.call(source.front().isPresent() ? "pex_rows_and_front" : "pex_rows", arguments);
  }

  /**
   * What is added to the lines so that they start where the front does, or at the first channel.
   */
  private static String firstRead(RowSource source) {
    String channel = firstChannel(source, source.lines());
    if (!channel.isEmpty()) {
      return channel;
    }
    return source.front().isEmpty()
        ? ""
        : source
            .chunk()
            .map(chunk -> " + " + CNames.times(source.lines().pixelBytes(), chunk + ".held"))
            .orElse("");
  }

  private static String firstChannel(RowSource source, View view) {
    Index channel = view.bytesTo(source.channel());
    return channel.equals(Index.constant(0)) ? "" : " + " + CNames.index(channel);
  }

  /** The initialisers of the part that a call makes, where that is the same each time. */
  private static Optional<String> literalPart(Statement.RowCall call) {
    return call.channels().first().scale() == 0
        ? call.columns()
            .either(range -> Optional.of(fields(call, range)), chunk -> Optional.empty())
        : Optional.empty();
  }

  /** The part that a call makes, one of the function's where it is the same each time. */
  private String part(Statement.RowCall call) {
    List<String> known = List.copyOf(parts.values());
    return literalPart(call)
        .map(
            fields ->
                parts.computeIfAbsent(
                    fields, key -> "part" + (known.isEmpty() ? "" : known.size() + 1)))
        .orElseGet(
            () ->
                call.columns().either(range -> slicePart(call, range), chunk -> part(call, chunk)));
  }

  private static String fields(Statement.RowCall call, Range columns) {
    return made(columns) + ", " + channelFields(call);
  }

  private static String made(Range columns) {
    return columnFields(Integer.toString(columns.first()), Integer.toString(columns.end()));
  }

  /** The part of a slice of channels, defined just before the call. */
  private String slicePart(Statement.RowCall call, Range columns) {
    return localPart(call, made(columns), channelFields(call));
  }

  /** The part that a call makes, defined just before it. */
  private String part(Statement.RowCall call, String chunk) {
    String held =
        call.input().chunk().map(each -> ", .input_column = " + each + ".held").orElse("");
    String made = columnFields(chunk + ".first", chunk + ".end");
    return localPart(call, made, channelFields(call) + held);
  }

  private String localPart(Statement.RowCall call, String columns, String channels) {
    String name = call.kernel().name() + "_part";
    body.line("const pex_part %s = {", name);
    body.line("    %s,", columns);
    body.line("    %s};", channels);
    return name;
  }

  private static String columnFields(String first, String end) {
    return ".first_column = " + first + ", .end_column = " + end;
  }

  private static String channelFields(Statement.RowCall call) {
    Slice channels = call.channels();
    return ".first_channel = "
        + CNames.index(channels.first())
        + ", .end_channel = "
        + CNames.index(channels.end());
  }

  @Override
  public StageFunction flatCall(Statement.FlatCall call) {
    KernelCall kernel = target.call(call.kernel());
    includes.add(kernel.header());
    call.inputs().forEach(input -> read.put(input.view().identifier(), input.view()));
    written.put(call.output().view().identifier(), call.output().view());
    List<String> arguments = new ArrayList<>();
    call.inputs().forEach(input -> arguments.add(CNames.address(input, 0)));
    arguments.add(CNames.address(call.output(), 0));
    arguments.add(SpanText.firstElement(call.elements()));
    arguments.add(SpanText.endElement(call.elements(), call.output().view().pixelBytes()));
    String function = kernel.function();
    if (kernel.scratch().isPresent()) {
      function = layers.flat(call.kernel().name(), kernel, call.inputs().size());
    } else {
      arguments.add(0, "&" + parametersOf(call.kernel().name(), kernel));
    }
    String called = function;
    counted(call.kernel().name(), () -> body.call(called, arguments));
    return this;
  }

  @Override
  public StageFunction complete(Statement.Complete complete) {
    View view = complete.first().view();
    body.call(
        "PEX_COMPLETE",
        List.of(
            CNames.literal(view.tensor()),
            CNames.element(complete.first()),
            CNames.address(complete.first(), 0),
            SpanText.endElement(complete.elements(), view.pixelBytes())));
    return this;
  }

  @Override
  public StageFunction rowAt(Statement.RowAt bind) {
    includes.add("pex_rows.h");
    body.line(
        "const int32_t %s = %s(%s, %s, %s, %s);",
        bind.variable(),
        bind.upward() ? "pex_row_from_end_at" : "pex_row_at",
        bind.tick(),
        bind.first(),
        bind.period(),
        bind.rows());
    return this;
  }

  @Override
  public StageFunction ifRow(Statement.IfRow branch) {
    body.line("if (%s >= 0) {", branch.variable());
    body.indent();
    branch.body().forEach(statement -> statement.accept(this));
    body.outdent();
    body.line("}");
    return this;
  }

  @Override
  public StageFunction columnsAt(Statement.ColumnsAt bind) {
    includes.add("pex_columns.h");
    String ticks = bind.variable().replaceFirst("_columns$", "_chunks");
    chunks.put(ticks, bind.chunks());
    body.line(
        "const pex_columns %s = pex_columns_at(&%s, %s);", bind.variable(), ticks, bind.tick());
    return this;
  }

  @Override
  public StageFunction ifColumns(Statement.IfColumns branch) {
    body.line("if (%s.first < %s.end) {", branch.variable(), branch.variable());
    body.indent();
    branch.body().forEach(statement -> statement.accept(this));
    body.outdent();
    body.line("}");
    return this;
  }

  @Override
  public StageFunction copyColumns(Statement.CopyColumns copy) {
    read.put(copy.front().identifier(), copy.front());
    written.put(copy.to().view().identifier(), copy.to().view());
    body.call(
        "pex_columns_copy",
        List.of(
            "&" + copy.variable(),
            copy.front().identifier(),
            CNames.address(copy.to(), 0),
            Integer.toString(copy.front().pixelBytes())));
    return this;
  }

  @Override
  public StageFunction moveColumns(Statement.MoveColumns move) {
    written.put(move.front().identifier(), move.front());
    body.call(
        "pex_columns_move",
        List.of(
            "&" + move.variable(),
            move.front().identifier(),
            Integer.toString(move.front().pixelBytes())));
    return this;
  }

  @Override
  public StageFunction copyRow(Statement.CopyRow copy) {
    includes.add("<string.h>");
    View from = copy.from().view();
    View to = copy.to().view();
    read.put(from.identifier(), from);
    written.put(to.identifier(), to);
    body.line(
        "memcpy(%s, %s, %s);",
        CNames.address(copy.to(), 0), CNames.address(copy.from(), 0), copy.bytes());
    return this;
  }

  @Override
  public StageFunction clear(Statement.Clear clear) {
    includes.add("<string.h>");
    sums.put(clear.sums().identifier(), clear.sums());
    body.line("memset(%s, 0, %s);", clear.sums().identifier(), clear.sums().bytes());
    return this;
  }

  @Override
  public StageFunction foldRow(Statement.FoldRow fold) {
    sums.put(fold.sums().identifier(), fold.sums());
    View input = fold.input().view();
    read.put(input.identifier(), input);
    FoldKernelCall call = target.call(fold.kernel());
    includes.add(call.addHeader());
    String add =
        call.add(
            CNames.address(fold.input(), 0),
            CNames.element(fold.input()),
            SpanText.columns(fold.columns()),
            SpanText.elementsOf(fold.columns(), input.pixelBytes()),
            fold.sums().identifier());
    counted(fold.kernel().name(), () -> body.line("%s;", add));
    return this;
  }

  @Override
  public StageFunction foldEnd(Statement.FoldEnd end) {
    written.put(end.output().identifier(), end.output());
    FoldKernelCall call = target.call(end.kernel());
    includes.add(call.endHeader());
    kernels.put(end.kernel().name() + "_params", call.parameters());
    List<String> arguments =
        List.of(
            "&" + end.kernel().name() + "_params",
            end.sums().identifier(),
            end.output().identifier());
    counted(end.kernel().name(), () -> body.call(call.endFunction(), arguments));
    return this;
  }

  @Override
  public StageFunction addSlice(Statement.AddSlice add) {
    RowKernel.Convolution kernel = add.kernel();
    sums.put(add.sums().identifier(), add.sums());
    selectRows(add.input(), kernel, add.row());
    includes.add("pex_conv_of_slices_s8.h");
    Index row = add.sumsRow().times(kernel.output().rowElements(), 0);
    List<String> arguments =
        List.of(
            "&" + convolutionOf(kernel),
            "rows",
            CNames.index(add.slice().first()),
            Integer.toString(add.slice().count()),
            row.scale() == 0
                ? add.sums().identifier()
                : add.sums().identifier() + " + " + CNames.index(row));
    counted(kernel.name(), () -> body.call("pex_conv_add_slice_s8", arguments));
    return this;
  }

  @Override
  public StageFunction endSlices(Statement.EndSlices end) {
    written.put(end.output().view().identifier(), end.output().view());
    List<String> arguments =
        List.of(
            "&" + convolutionOf(end.kernel()),
            end.sums().identifier(),
            CNames.address(end.output(), 0),
            Integer.toString(end.pixels()));
    counted(end.kernel().name(), () -> body.call("pex_conv_of_sums_s8", arguments));
    return this;
  }

  private String convolutionOf(RowKernel.Convolution kernel) {
    String name = kernel.name() + "_params";
    kernels.put(name, target.call(kernel));
    return name;
  }

  @Override
  public StageFunction completeSlice(Statement.CompleteSlice complete) {
    View slice = complete.first().view();
    body.call(
        "PEX_COMPLETE_SLICE",
        List.of(
            CNames.literal(slice.tensor()),
            Integer.toString(slice.held().channels()),
            CNames.element(complete.first()),
            CNames.address(complete.first(), 0),
            Integer.toString(complete.pixels()),
            Integer.toString(slice.pixelBytes())));
    return this;
  }

  private void counted(String operator, Runnable call) {
    counts.around(body, operator, call);
  }

  private String parametersOf(String name, KernelCall kernel) {
    includes.add(kernel.header());
    kernels.put(name + "_params", kernel);
    return name + "_params";
  }
}
