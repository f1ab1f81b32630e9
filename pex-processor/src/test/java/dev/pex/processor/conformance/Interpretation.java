package dev.pex.processor.conformance;

import dev.pex.processor.program.Address;
import dev.pex.processor.program.Chunks;
import dev.pex.processor.program.Column;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.Index;
import dev.pex.processor.program.Range;
import dev.pex.processor.program.RowKernel;
import dev.pex.processor.program.RowSource;
import dev.pex.processor.program.Statement;
import dev.pex.processor.program.View;
import dev.pex.runtime.Channels;
import dev.pex.runtime.Columns;
import dev.pex.runtime.Elements;
import dev.pex.runtime.Part;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Sums;
import dev.pex.runtime.TensorObserver;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements of a program, executed one by one on an arena by the runtime's kernels. */
final class Interpretation implements Statement.Visitor<Interpretation> {
  private final byte[] arena;
  private final TensorObserver observer;
  private final RuntimeKernels kernels;
  private final Optional<Feed> feed;
  private final byte[] pushed;
  private final Map<String, Integer> variables = new HashMap<>();
  private final Map<String, Columns.Chunk> columns = new HashMap<>();

  /**
   * An execution of any statements.
   *
   * @param arena with room behind it for a pushed row
   * @param pushed all values of the fed input; none if there is no feed
   */
  Interpretation(
      RuntimeKernels kernels,
      byte[] arena,
      Optional<Feed> feed,
      byte[] pushed,
      TensorObserver observer) {
    this.kernels = kernels;
    this.arena = arena;
    this.feed = feed;
    this.pushed = pushed;
    this.observer = observer;
  }

  Interpretation execute(List<Statement> statements) {
    statements.forEach(statement -> statement.accept(this));
    return this;
  }

  @Override
  public Interpretation loop(Statement.Loop loop) {
    for (int value = loop.range().first(); value < loop.range().end(); value++) {
      variables.put(loop.variable(), value);
      execute(loop.body());
    }
    return this;
  }

  /** A pushed row is there until the tick of the next. */
  @Override
  public Interpretation pushedLoop(Statement.PushedLoop loop) {
    Feed each = feed.orElseThrow();
    int rowBytes = each.row().rowBytes();
    for (int tick = 0; tick < each.ticks(); tick++) {
      int row = tick / each.period();
      if (tick % each.period() == 0 && row < each.rows()) {
        System.arraycopy(pushed, row * rowBytes, arena, each.row().offset(), rowBytes);
      }
      variables.put(loop.variable(), tick);
      execute(loop.body());
    }
    return this;
  }

  @Override
  public Interpretation rowAt(Statement.RowAt bind) {
    int tick = variable(bind.tick());
    int row =
        bind.upward()
            ? Rows.rowFromEndAt(tick, bind.first(), bind.period(), bind.rows())
            : Rows.rowAt(tick, bind.first(), bind.period(), bind.rows());
    variables.put(bind.variable(), row);
    return this;
  }

  @Override
  public Interpretation ifRow(Statement.IfRow branch) {
    return variable(branch.variable()) >= 0 ? execute(branch.body()) : this;
  }

  @Override
  public Interpretation rowCall(Statement.RowCall call) {
    Range columns =
        call.columns()
            .either(
                range -> range, chunk -> new Range(columns(chunk).first(), columns(chunk).end()));
    int skipped = call.columns().either(Range::first, chunk -> 0);
    int pixelBytes = call.output().view().pixelBytes();
    kernels
        .of(call.kernel(), value(call.output().row()))
        .row(
            arena,
            starts(call.input(), call.kernel(), call.output().row()),
            at(call.output()) + skipped * pixelBytes,
            pixelBytes,
            new Part(
                columns.first(),
                columns.end(),
                value(call.channels().first()),
                value(call.channels().end())));
    return this;
  }

  /** Where the rows start that a kernel reads for a row of its output. */
  private int[] starts(RowSource source, RowKernel kernel, Index outputRow) {
    int[] starts = new int[kernel.rowCount()];
    int firstRow = value(kernel.firstRow(outputRow));
    Rows.Front front =
        source
            .front()
            .map(
                each ->
                    new Rows.Front(
                        each.view().offset()
                            + value(each.view().bytesTo(source.channel()))
                            - bytesNotHeld(source),
                        variable(each.rowVariable())))
            .orElse(new Rows.Front(0, -1));
    rows(source.lines())
        .without(source.front().isPresent() ? 0 : bytesNotHeld(source))
        .from(value(source.lines().bytesTo(source.channel())))
        .select(firstRow, starts.length, kernel.rowDistance(), front, starts);
    return starts;
  }

  private int bytesNotHeld(RowSource source) {
    return source.chunk().map(chunk -> columns(chunk).held()).orElse(0)
        * source.lines().pixelBytes();
  }

  @Override
  public Interpretation flatCall(Statement.FlatCall call) {
    int[] inputs = call.inputs().stream().mapToInt(this::at).toArray();
    kernels
        .of(call.kernel())
        .run(
            arena,
            inputs,
            at(call.output()),
            call.elements()
                .either(
                    range -> new Elements(range.first(), range.end()),
                    chunk -> new Elements(0, count(chunk, call.output().view()))));
    return this;
  }

  @Override
  public Interpretation columnsAt(Statement.ColumnsAt bind) {
    Chunks chunks = bind.chunks();
    Columns every =
        new Columns(
            chunks.perTick(), chunks.skew(), chunks.width(), chunks.context(), chunks.ticks());
    columns.put(bind.variable(), every.at(variable(bind.tick())));
    return this;
  }

  @Override
  public Interpretation ifColumns(Statement.IfColumns branch) {
    return columns(branch.variable()).isMade() ? execute(branch.body()) : this;
  }

  @Override
  public Interpretation copyColumns(Statement.CopyColumns copy) {
    View front = copy.front();
    columns(copy.variable()).copy(arena, front.offset(), at(copy.to()), front.pixelBytes());
    return this;
  }

  @Override
  public Interpretation moveColumns(Statement.MoveColumns move) {
    View front = move.front();
    columns(move.variable()).move(arena, front.offset(), front.pixelBytes());
    return this;
  }

  @Override
  public Interpretation copyRow(Statement.CopyRow copy) {
    System.arraycopy(arena, at(copy.from()), arena, at(copy.to()), copy.bytes());
    return this;
  }

  @Override
  public Interpretation clear(Statement.Clear clear) {
    sums(clear.sums()).clear(arena);
    return this;
  }

  @Override
  public Interpretation foldRow(Statement.FoldRow fold) {
    View view = fold.input().view();
    int first = element(fold.input());
    int count =
        fold.columns()
            .either(range -> range.size() * view.pixelBytes(), chunk -> count(chunk, view));
    kernels
        .of(fold.kernel())
        .add(arena, at(fold.input()), new Elements(first, first + count), sums(fold.sums()));
    return this;
  }

  @Override
  public Interpretation foldEnd(Statement.FoldEnd end) {
    kernels.of(end.kernel()).end(arena, sums(end.sums()), end.output().offset());
    return this;
  }

  @Override
  public Interpretation complete(Statement.Complete complete) {
    View view = complete.first().view();
    int first = at(complete.first());
    observer.complete(
        view.tensor(),
        element(complete.first()),
        Arrays.copyOfRange(
            arena,
            first,
            first + complete.elements().either(Range::end, chunk -> count(chunk, view))));
    return this;
  }

  @Override
  public Interpretation addSlice(Statement.AddSlice add) {
    kernels
        .ofSlices(add.kernel())
        .add(
            arena,
            starts(add.input(), add.kernel(), add.row()),
            value(add.sumsRow()),
            new Channels(value(add.slice().first()), value(add.slice().end())),
            sums(add.sums()));
    return this;
  }

  @Override
  public Interpretation endSlices(Statement.EndSlices end) {
    kernels.ofSlices(end.kernel()).end(arena, sums(end.sums()), at(end.output()));
    return this;
  }

  @Override
  public Interpretation completeSlice(Statement.CompleteSlice complete) {
    View view = complete.first().view();
    for (int pixel = 0; pixel < complete.pixels(); pixel++) {
      int first = at(complete.first()) + pixel * view.pixelBytes();
      observer.complete(
          view.tensor(),
          element(complete.first()) + pixel * view.held().channels(),
          Arrays.copyOfRange(arena, first, first + view.pixelBytes()));
    }
    return this;
  }

  private int at(Address address) {
    Column column = address.column();
    int held = column.held().isEmpty() ? 0 : columns(column.held()).held();
    return rows(address.view()).at(value(address.row()))
        + (first(column) - held) * address.view().pixelBytes()
        + value(address.bytesToChannel());
  }

  private int element(Address address) {
    View view = address.view();
    int pixel = value(address.row()) * view.rowPixels() + first(address.column());
    return pixel * view.held().channels() + value(address.channel());
  }

  private int first(Column column) {
    return column.isStart() ? 0 : columns(column.chunk()).first();
  }

  private int count(String chunk, View view) {
    return (columns(chunk).end() - columns(chunk).first()) * view.pixelBytes();
  }

  private Columns.Chunk columns(String variable) {
    Columns.Chunk chunk = columns.get(variable);
    if (chunk == null) {
      throw new IllegalStateException("variable '" + variable + "' has no value");
    }
    return chunk;
  }

  private static Rows rows(View view) {
    return new Rows(view.offset(), view.height(), view.rowBytes(), view.ringRows());
  }

  private static Sums sums(dev.pex.processor.program.Sums sums) {
    return new Sums(sums.offset(), sums.count());
  }

  private int value(Index index) {
    return index.at(index.scale() == 0 ? 0 : variable(index.variable()));
  }

  private int variable(String name) {
    Integer value = variables.get(name);
    if (value == null) {
      throw new IllegalStateException("variable '" + name + "' has no value");
    }
    return value;
  }
}
