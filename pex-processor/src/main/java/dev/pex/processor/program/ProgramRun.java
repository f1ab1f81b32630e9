package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MarkedArena;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One inference on marked bytes; what goes wrong is added to the findings. */
final class ProgramRun implements Statement.Visitor<ProgramRun> {
  private final List<String> findings;
  private final MarkedArena arena;
  private final int arenaBytes;
  private final Optional<Feed> feed;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<String, BitSet> made = new HashMap<>();
  private final Map<Sums, FoldedRows> folds = new HashMap<>();
  private final Map<Sums, AddedSlices> slices = new HashMap<>();
  private final ProgramVariables variables = new ProgramVariables();

  ProgramRun(Graph graph, Program program, List<String> findings) {
    this.findings = findings;
    this.feed = program.feed();
    this.arenaBytes = program.arenaBytes();
    int rowBytes = feed.map(each -> each.row().rowBytes()).orElse(0);
    this.arena = new MarkedArena(arenaBytes + rowBytes, findings);
    graph.inputs().forEach(port -> tensors.put(port.tensor().name(), port.tensor()));
    for (Node node : graph.nodes()) {
      tensors.put(node.output().name(), node.output());
      nodes.put(node.output().name(), node);
    }
  }

  /** The caller writes an input. */
  void give(Tensor tensor, int offset) {
    arena.write(whole(tensor, offset));
  }

  /** Someone reads a whole tensor. */
  void take(Tensor tensor, int offset, String reader) {
    arena.read(whole(tensor, offset), reader);
  }

  /** Finds whether elements of a tensor were never computed. */
  void requireWhole(Tensor tensor) {
    int missing = madeOf(tensor.name()).nextClearBit(0);
    if (missing < tensor.shape().elements()) {
      findings.add("element %d of '%s' is not computed".formatted(missing, tensor.name()));
    }
  }

  @Override
  public ProgramRun loop(Statement.Loop loop) {
    for (int value = loop.range().first(); value < loop.range().end(); value++) {
      variables.set(loop.variable(), value);
      loop.body().forEach(statement -> statement.accept(this));
    }
    variables.remove(loop.variable());
    return this;
  }

  /** The caller pushes a row before the tick at which it is due, and counts it. */
  @Override
  public ProgramRun pushedLoop(Statement.PushedLoop loop) {
    Feed pushed = feed.orElseThrow(() -> new IllegalArgumentException("no input is fed"));
    for (int tick = 0; tick < pushed.ticks(); tick++) {
      if (tick % pushed.period() == 0 && tick / pushed.period() < pushed.rows()) {
        push(pushed, tick / pushed.period());
      }
      variables.set(loop.variable(), tick);
      loop.body().forEach(statement -> statement.accept(this));
    }
    variables.remove(loop.variable());
    return this;
  }

  private void push(Feed pushed, int row) {
    View view = pushed.row();
    readCounter("the caller's push");
    arena.write(
        new MarkedArena.Run(view.tensor(), row * view.rowBytes(), view.rowBytes(), view.offset()));
  }

  /** The caller begins an inference. */
  void begin() {
    feed.ifPresent(
        each -> {
          if (each.counterOffset() % Integer.BYTES != 0) {
            findings.add("the counter of rows is not aligned");
          }
          arena.write(counter(each));
        });
  }

  /** Finds whether the number of rows to come is still known. */
  void readCounter(String reader) {
    feed.ifPresent(each -> arena.read(counter(each), reader));
  }

  private static MarkedArena.Run counter(Feed pushed) {
    return new MarkedArena.Run("rows to come", 0, Integer.BYTES, pushed.counterOffset());
  }

  @Override
  public ProgramRun rowAt(Statement.RowAt bind) {
    int since = variables.number(bind.tick()) - bind.first();
    boolean fires = since >= 0 && since % bind.period() == 0 && since / bind.period() < bind.rows();
    int row = bind.upward() ? bind.rows() - 1 - since / bind.period() : since / bind.period();
    variables.set(bind.variable(), fires ? row : -1);
    return this;
  }

  @Override
  public ProgramRun ifRow(Statement.IfRow branch) {
    if (variables.number(branch.variable()) >= 0) {
      branch.body().forEach(statement -> statement.accept(this));
    }
    return this;
  }

  @Override
  public ProgramRun columnsAt(Statement.ColumnsAt bind) {
    variables.setColumns(bind.variable(), bind.chunks(), variables.number(bind.tick()));
    return this;
  }

  @Override
  public ProgramRun ifColumns(Statement.IfColumns branch) {
    ProgramVariables.ColumnsNow columns = variables.columns(branch.variable());
    if (columns.first() < columns.end()) {
      branch.body().forEach(statement -> statement.accept(this));
    }
    return this;
  }

  /** A kernel may read any input row as long as it writes. */
  @Override
  public ProgramRun rowCall(Statement.RowCall call) {
    Node node = node(call.output().view());
    List<MarkedArena.Run> inputs = read(call).of(node, tensor(call.input().lines()), findings);
    String reader = named(node.output());
    inputs.forEach(run -> arena.read(run, reader));
    pixels(call).forEach(this::compute);
    inputs.forEach(run -> arena.read(run, reader));
    return this;
  }

  private RowsRead read(Statement.RowCall call) {
    Range made = variables.channels(call.channels());
    RowKernel kernel = call.kernel();
    return new RowsRead(
        kernel,
        call.input(),
        new RowsRead.Part(
            variables.value(call.output().row()), variables.columns(call.columns()), made),
        given(call.input(), kernel.accept(new ChannelsRead(made)), kernel.input().channels()));
  }

  private RowsRead.Given given(RowSource source, Range channels, int pixelBytes) {
    return new RowsRead.Given(
        source.front().map(front -> variables.number(front.rowVariable())).orElse(-1),
        source.chunk().map(chunk -> variables.columns(chunk).held()).orElse(0),
        channels,
        variables.value(source.lines().bytesTo(source.channel())),
        source
            .front()
            .map(front -> variables.value(front.view().bytesTo(source.channel())))
            .orElse(0),
        pixelBytes);
  }

  private List<MarkedArena.Run> pixels(Statement.RowCall call) {
    View view = call.output().view();
    Range channels = variables.channels(call.channels());
    int skipped = variables.skipped(call.columns());
    int element = variables.element(call.output().at(call.channels().first()));
    int start = variables.byteOf(call.output());
    return IntStream.range(skipped, skipped + variables.columns(call.columns()).size())
        .mapToObj(
            column ->
                new MarkedArena.Run(
                    view.tensor(),
                    element + column * view.held().channels(),
                    channels.size(),
                    start + column * view.pixelBytes()))
        .toList();
  }

  @Override
  public ProgramRun flatCall(Statement.FlatCall call) {
    Node node = node(call.output().view());
    String reader = named(node.output());
    FlatRead read = new FlatRead(call, node, variables, this::tensor);
    if (!read.operands().equals(node.inputs().stream().map(Operand::tensor).toList())
        && !read.isSwapped()) {
      findings.add(reader + " does not read its operands");
      return this;
    }
    List<MarkedArena.Run> inputs = read.isElementwise() ? List.of() : read.inputs();
    inputs.forEach(run -> arena.read(run, reader));
    for (int element = read.elements().first(); element < read.elements().end(); element++) {
      if (read.isElementwise()) {
        read.just(element).forEach(run -> arena.read(run, reader));
      }
      compute(read.output(element));
    }
    inputs.forEach(run -> arena.read(run, reader));
    return this;
  }

  @Override
  public ProgramRun addSlice(Statement.AddSlice add) {
    RowKernel.Convolution kernel = add.kernel();
    Range slice = variables.channels(add.slice());
    int row = variables.value(add.row());
    Range all = new Range(0, kernel.output().width());
    Operand operand = Operand.of(tensor(add.input().lines()));
    String reader = "'" + add.sums().identifier() + "'";
    new RowsRead(
            kernel,
            add.input(),
            new RowsRead.Part(row, all, new Range(0, kernel.output().channels())),
            given(add.input(), slice, slice.size()))
        .of(kernel.window(), operand, findings)
        .forEach(run -> arena.read(run, reader));
    arena.read(words(add.sums()), reader);
    findings.addAll(
        cleared(slices, add.sums(), new AddedSlices())
            .add(add, row, variables.value(add.sumsRow()), slice));
    return this;
  }

  @Override
  public ProgramRun endSlices(Statement.EndSlices end) {
    Node node = node(end.output().view());
    AddedSlices added = cleared(slices, end.sums(), new AddedSlices());
    int row = variables.value(end.output().row());
    int rows = end.sums().count() / end.kernel().output().rowElements();
    findings.addAll(added.missing(node, end.kernel(), new Range(row, row + rows)));
    end(end.sums(), run(end.output(), end.sums().count()));
    return this;
  }

  /** Each sum is read before its element is written. */
  private void end(Sums sums, MarkedArena.Run output) {
    MarkedArena.Run words = words(sums);
    for (int element = 0; element < output.elements(); element++) {
      int first = element * Integer.BYTES;
      arena.read(
          new MarkedArena.Run(words.tensor(), first, Integer.BYTES, words.offset() + first),
          "'" + output.tensor() + "'");
      compute(output.only(element));
    }
    folds.remove(sums);
    slices.remove(sums);
  }

  @Override
  public ProgramRun completeSlice(Statement.CompleteSlice complete) {
    int bytes = complete.pixels() * complete.first().view().pixelBytes();
    pixels(complete.first(), bytes).forEach(pixel -> arena.read(pixel, "the observer"));
    return this;
  }

  @Override
  public ProgramRun copyRow(Statement.CopyRow copy) {
    int distance = variables.byteOf(copy.to()) - variables.byteOf(copy.from());
    copy(pixels(copy.from(), copy.bytes()), distance, copy.bytes());
    return this;
  }

  @Override
  public ProgramRun copyColumns(Statement.CopyColumns copy) {
    ProgramVariables.ColumnsNow columns = variables.columns(copy.variable());
    int pixelBytes = copy.front().pixelBytes();
    int row = variables.element(copy.to());
    int to = variables.byteOf(copy.to()) + columns.held() * pixelBytes;
    MarkedArena.Run from =
        columns(copy.front(), row, columns.held(), columns.kept(), columns.held());
    copy(List.of(from), to - from.offset(), from.elements());
    return this;
  }

  /**
   * The memory of both is all there before a byte is copied.
   *
   * @param distance from where a byte was to where it comes
   */
  private void copy(List<MarkedArena.Run> from, int distance, int bytes) {
    for (MarkedArena.Run run : from) {
      if (Math.abs(distance) < bytes) {
        findings.add("a row of '%s' is copied onto itself".formatted(run.tensor()));
      }
      arena.read(run, "its line");
      int to = run.offset() + distance;
      write(new MarkedArena.Run(run.tensor(), run.firstElement(), run.elements(), to));
    }
  }

  /** The row in a front shows in its first element. */
  @Override
  public ProgramRun moveColumns(Statement.MoveColumns move) {
    ProgramVariables.ColumnsNow columns = variables.columns(move.variable());
    arena.move(
        move.front().offset() + (columns.kept() - columns.held()) * move.front().pixelBytes(),
        move.front().offset(),
        (columns.end() - columns.kept()) * move.front().pixelBytes());
    return this;
  }

  /** Columns {@code [first, end)} of a front that holds columns from {@code held} on. */
  private static MarkedArena.Run columns(View front, int row, int first, int end, int held) {
    return new MarkedArena.Run(
        front.tensor(),
        row + first * front.pixelBytes(),
        (end - first) * front.pixelBytes(),
        front.offset() + (first - held) * front.pixelBytes());
  }

  @Override
  public ProgramRun clear(Statement.Clear clear) {
    Sums sums = clear.sums();
    if (sums.offset() % Integer.BYTES != 0) {
      findings.add("'%s' is not aligned".formatted(sums.identifier()));
    }
    if (folds.containsKey(sums)) {
      findings.add("'%s' is cleared twice".formatted(sums.identifier()));
    }
    folds.put(sums, new FoldedRows());
    slices.put(sums, new AddedSlices());
    write(words(sums));
    return this;
  }

  /** The bytes of sums. */
  private static MarkedArena.Run words(Sums sums) {
    return new MarkedArena.Run(sums.identifier() + " (sums)", 0, sums.bytes(), sums.offset());
  }

  @Override
  public ProgramRun foldRow(Statement.FoldRow fold) {
    View view = fold.input().view();
    int columns = variables.columns(fold.columns()).size();
    MarkedArena.Run input = run(fold.input(), columns * view.pixelBytes());
    String reader = "'" + fold.sums().identifier() + "'";
    arena.read(input, reader);
    arena.read(words(fold.sums()), reader);
    cleared(folds, fold.sums(), new FoldedRows()).add(input).ifPresent(findings::add);
    return this;
  }

  @Override
  public ProgramRun foldEnd(Statement.FoldEnd end) {
    Node node = node(end.output());
    findings.addAll(cleared(folds, end.sums(), new FoldedRows()).missing(node));
    end(end.sums(), whole(node.output(), end.output().offset()));
    return this;
  }

  @Override
  public ProgramRun complete(Statement.Complete complete) {
    int pixelBytes = complete.first().view().pixelBytes();
    Range elements = variables.elements(complete.elements(), pixelBytes);
    arena.read(run(complete.first(), elements.end()), "the observer");
    return this;
  }

  private <T> T cleared(Map<Sums, T> known, Sums sums, T otherwise) {
    if (!known.containsKey(sums)) {
      findings.add("'%s' is never cleared".formatted(sums.identifier()));
    }
    return known.getOrDefault(sums, otherwise);
  }

  private void compute(MarkedArena.Run run) {
    BitSet elements = madeOf(run.tensor());
    int end = run.firstElement() + run.elements();
    int twice = elements.nextSetBit(run.firstElement());
    if (twice >= 0 && twice < end) {
      findings.add("element %d of '%s' is computed twice".formatted(twice, run.tensor()));
    }
    elements.set(run.firstElement(), end);
    write(run);
  }

  /** Behind the arena lies what the caller pushes. */
  private void write(MarkedArena.Run run) {
    if (run.offset() + run.elements() > arenaBytes) {
      findings.add("'%s' has no place in the arena".formatted(run.tensor()));
    }
    arena.write(run);
  }

  private BitSet madeOf(String tensor) {
    return made.computeIfAbsent(tensor, key -> new BitSet());
  }

  private MarkedArena.Run run(Address address, int bytes) {
    return new MarkedArena.Run(
        address.view().tensor(), variables.element(address), bytes, variables.byteOf(address));
  }

  /** Pixels from an address on, each with the channels that its view holds. */
  private List<MarkedArena.Run> pixels(Address first, int bytes) {
    View view = first.view();
    if (view.held().channels() == view.pixelBytes()) {
      return List.of(run(first, bytes));
    }
    MarkedArena.Run start = run(first, view.pixelBytes());
    return IntStream.range(0, bytes / view.pixelBytes())
        .mapToObj(
            pixel ->
                new MarkedArena.Run(
                    start.tensor(),
                    start.firstElement() + pixel * view.held().channels(),
                    view.pixelBytes(),
                    start.offset() + pixel * view.pixelBytes()))
        .toList();
  }

  private static MarkedArena.Run whole(Tensor tensor, int offset) {
    return new MarkedArena.Run(tensor.name(), 0, tensor.shape().elements(), offset);
  }

  private Node node(View output) {
    return known(nodes, output.tensor());
  }

  private Tensor tensor(View view) {
    return known(tensors, view.tensor());
  }

  private static String named(Tensor tensor) {
    return "'" + tensor.name() + "'";
  }

  private static <T> T known(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the program speaks of '" + name + "', which is nothing");
    }
    return value;
  }
}
