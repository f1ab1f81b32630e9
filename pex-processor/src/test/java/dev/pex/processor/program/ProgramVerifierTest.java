package dev.pex.processor.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.schedule.ForcedRows;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A bad program for each rule. */
final class ProgramVerifierTest {
  /** {@code x(2x2x2) -> c(2x2x3) -> s}, on whole tensors. */
  private static final Graph WHOLE =
      new NetworkSketch("whole")
          .input("x", 2, 2, 2)
          .conv("c", "x", 3, 1, 1)
          .softmax("s", "c")
          .output("s")
          .graph();

  /** {@code x(6x2x1) -> d -> e -> m}, row by row: d in lines, e folded into m. */
  private static final Graph ROWS =
      new NetworkSketch("rows")
          .input("x", 6, 2, 1)
          .depthwise("d", "x", 3, 1)
          .depthwise("e", "d", 3, 1)
          .globalAverage("m", "e")
          .output("m")
          .graph();

  private final Program whole =
      link(new Scheduler(StageKinds.WHOLE_ONLY, MemoryPlanner::trialBytes).schedule(WHOLE));
  private final Program rows = link(ForcedRows.of(ROWS, false, 0));

  @Test
  void linkedProgramsPass() {
    assertThat(findings(WHOLE, whole)).isEmpty();
    assertThat(findings(ROWS, rows)).isEmpty();
  }

  @Test
  void theNetworkHasItsEnds() {
    Program blind = with(whole, whole.arenaBytes(), List.of(), whole.outputs(), whole.sections());
    assertThat(findings(WHOLE, blind)).containsExactly("the network has 1 inputs, not 0");
    Program mute = with(whole, whole.arenaBytes(), whole.inputs(), List.of(), whole.sections());
    assertThat(findings(WHOLE, mute)).containsExactly("the network has 1 outputs, not 0");
  }

  @Test
  void everyElementIsComputedOnce() {
    Section conv = whole.sections().get(0);
    Section softmax = whole.sections().get(1);
    assertThat(findings(WHOLE, with(whole, List.of(conv))))
        .contains("element 0 of 's' is not computed");
    assertThat(findings(WHOLE, with(whole, List.of(conv, softmax, softmax))))
        .contains("element 0 of 's' is computed twice");
  }

  @Test
  void operandsAreThereWhenTheyAreRead() {
    List<Section> reversed = new ArrayList<>(whole.sections());
    Collections.reverse(reversed);
    assertThat(findings(WHOLE, with(whole, reversed)))
        .contains("byte 0 of 'c' is lost before 's' has read it");
  }

  @Test
  void outputsAreWhereTheCallerReadsThem() {
    ProgramPort port = whole.outputs().get(0);
    int elsewhere = port.offset() + (port.offset() == 0 ? 1 : -1);
    ProgramPort moved =
        new ProgramPort(port.name(), elsewhere, port.shape(), port.quantization(), port.type());
    Program program =
        with(whole, whole.arenaBytes(), whole.inputs(), List.of(moved), whole.sections());
    assertThat(findings(WHOLE, program))
        .containsExactly("byte 0 of 's' is lost before the caller has read it");
  }

  @Test
  void everythingLiesInTheArena() {
    Program small =
        with(whole, whole.arenaBytes() - 1, whole.inputs(), whole.outputs(), whole.sections());
    assertThat(findings(WHOLE, small))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding).doesNotContain("computed twice"))
        .anySatisfy(finding -> assertThat(finding).endsWith("has no place in the arena"));
  }

  @Test
  void kernelsReadTheirOperands() {
    Program flat =
        edited(
            whole,
            Statement.FlatCall.class,
            call ->
                List.of(
                    new Statement.FlatCall(
                        call.kernel(), List.of(call.output()), call.output(), call.elements())));
    assertThat(findings(WHOLE, flat)).contains("'s' does not read its operands");
    Program rowwise =
        edited(
            whole,
            Statement.RowCall.class,
            call ->
                List.of(
                    new Statement.RowCall(
                        call.kernel(),
                        RowSource.of(call.output().view()),
                        call.output(),
                        call.columns(),
                        call.channels())));
    assertThat(findings(WHOLE, rowwise)).contains("'c' does not read its operand");
  }

  @Test
  void sumsAreClearedOnceAndAligned() {
    assertThat(findings(ROWS, edited(rows, Statement.Clear.class, clear -> List.of())))
        .contains("'m_sums' is never cleared");
    assertThat(findings(ROWS, edited(rows, Statement.Clear.class, each -> List.of(each, each))))
        .containsExactly("'m_sums' is cleared twice");
    Program crooked =
        edited(
            rows,
            Statement.Clear.class,
            clear -> {
              Sums sums = clear.sums();
              int offset = sums.offset() == 0 ? 1 : sums.offset() - 1;
              return List.of(
                  new Statement.Clear(new Sums(sums.identifier(), offset, sums.count())));
            });
    assertThat(findings(ROWS, crooked)).contains("'m_sums' is not aligned");
  }

  @Test
  void everyRowIsFoldedOnce() {
    assertThat(findings(ROWS, edited(rows, Statement.FoldRow.class, fold -> List.of())))
        .containsExactly("'m' is not made of 'e'", "element 0 of 'e' is not folded into 'm'");
    assertThat(findings(ROWS, edited(rows, Statement.FoldRow.class, each -> List.of(each, each))))
        .contains("element 0 of 'e' is folded twice, or with others");
  }

  @Test
  void rowsAreCopiedToWhereTheyAreRead() {
    assertThat(findings(ROWS, edited(rows, Statement.CopyRow.class, copy -> List.of())))
        .contains("byte 0 of 'd' is lost before 'e' has read it");
    Program still =
        edited(
            rows,
            Statement.CopyRow.class,
            copy -> List.of(new Statement.CopyRow(copy.from(), copy.from(), copy.bytes())));
    assertThat(findings(ROWS, still)).contains("a row of 'd' is copied onto itself");
  }

  private static Program link(Schedule schedule) {
    return new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
  }

  private static List<String> findings(Graph graph, Program program) {
    return new ProgramVerifier().findings(graph, program);
  }

  /** The program with other statements in place of those of a kind. */
  private static <S extends Statement> Program edited(
      Program program, Class<S> kind, Function<S, List<Statement>> edit) {
    List<Section> sections = new ArrayList<>();
    for (Section old : program.sections()) {
      List<Statement> body = edited(old.body(), kind, edit);
      sections.add(old.withBody(body));
    }
    return with(program, sections);
  }

  private static <S extends Statement> List<Statement> edited(
      List<Statement> body, Class<S> kind, Function<S, List<Statement>> edit) {
    List<Statement> statements = new ArrayList<>();
    for (Statement each : body) {
      if (kind.isInstance(each)) {
        statements.addAll(edit.apply(kind.cast(each)));
      } else if (each instanceof Statement.Loop loop) {
        statements.add(
            new Statement.Loop(loop.variable(), loop.range(), edited(loop.body(), kind, edit)));
      } else if (each instanceof Statement.IfRow branch) {
        statements.add(new Statement.IfRow(branch.variable(), edited(branch.body(), kind, edit)));
      } else {
        statements.add(each);
      }
    }
    return statements;
  }

  private static Program with(Program program, List<Section> sections) {
    return with(program, program.arenaBytes(), program.inputs(), program.outputs(), sections);
  }

  private static Program with(
      Program program,
      int arenaBytes,
      List<ProgramPort> inputs,
      List<ProgramPort> outputs,
      List<Section> sections) {
    return new Program(
        program.name(),
        arenaBytes,
        program.memoryMap(),
        inputs,
        outputs,
        program.feed(),
        program.constants(),
        sections);
  }
}
