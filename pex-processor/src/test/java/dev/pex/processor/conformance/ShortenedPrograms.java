package dev.pex.processor.conformance;

import dev.pex.processor.program.Program;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import java.util.ArrayList;
import java.util.List;

/** A program without one statement that computes, copies, or clears, for each of those. */
final class ShortenedPrograms {
  private ShortenedPrograms() {}

  static List<Program> of(Program program) {
    List<Program> programs = new ArrayList<>();
    for (int section = 0; section < program.sections().size(); section++) {
      for (List<Statement> body : shortened(program.sections().get(section).body())) {
        programs.add(withBody(program, section, body));
      }
    }
    return programs;
  }

  private static List<List<Statement>> shortened(List<Statement> body) {
    List<List<Statement>> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Statement statement = body.get(i);
      if (statement instanceof Statement.Loop loop) {
        for (List<Statement> shorter : shortened(loop.body())) {
          all.add(replaced(body, i, new Statement.Loop(loop.variable(), loop.range(), shorter)));
        }
      } else if (statement instanceof Statement.PushedLoop loop) {
        for (List<Statement> shorter : shortened(loop.body())) {
          all.add(replaced(body, i, new Statement.PushedLoop(loop.variable(), shorter)));
        }
      } else if (statement instanceof Statement.IfRow branch) {
        for (List<Statement> shorter : shortened(branch.body())) {
          all.add(replaced(body, i, new Statement.IfRow(branch.variable(), shorter)));
        }
      } else if (statement instanceof Statement.IfColumns branch) {
        for (List<Statement> shorter : shortened(branch.body())) {
          all.add(replaced(body, i, new Statement.IfColumns(branch.variable(), shorter)));
        }
      } else if (computes(statement)) {
        List<Statement> without = new ArrayList<>(body);
        without.remove(i);
        all.add(without);
      }
    }
    return all;
  }

  private static boolean computes(Statement statement) {
    return !(statement instanceof Statement.Complete
        || statement instanceof Statement.CompleteSlice
        || statement instanceof Statement.ColumnsAt
        || statement instanceof Statement.RowAt);
  }

  private static List<Statement> replaced(List<Statement> body, int i, Statement statement) {
    List<Statement> changed = new ArrayList<>(body);
    changed.set(i, statement);
    return changed;
  }

  private static Program withBody(Program program, int index, List<Statement> body) {
    List<Section> sections = new ArrayList<>(program.sections());
    sections.set(index, sections.get(index).withBody(body));
    return new Program(
        program.name(),
        program.arenaBytes(),
        program.memoryMap(),
        program.inputs(),
        program.outputs(),
        program.feed(),
        program.constants(),
        sections);
  }
}
