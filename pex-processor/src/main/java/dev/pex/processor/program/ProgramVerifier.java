package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a program without arithmetic: every byte of the arena knows of which tensor it is which
 * element, and whatever reads it must want just that.
 */
public final class ProgramVerifier {
  /** What is wrong with a program of the graph, each finding a sentence; nothing if it is right. */
  public List<String> findings(Graph graph, Program program) {
    Arena arena = new Arena(program.arenaBytes());
    for (int i = 0; i < graph.inputs().size(); i++) {
      Port port = graph.inputs().get(i);
      int offset = program.inputs().get(i).offset();
      for (int element = 0; element < port.shape().elements(); element++) {
        arena.write(port.tensor().name(), offset + element, element);
      }
    }
    for (Section section : program.sections()) {
      section.body().forEach(statement -> statement.accept(new Step(arena, Map.of())));
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      Port port = graph.outputs().get(i);
      int offset = program.outputs().get(i).offset();
      arena.read("the caller", port.tensor().name(), offset, new Range(0, port.shape().elements()));
    }
    return arena.findings();
  }

  /** The state of the arena. */
  private static final class Arena {
    private static final int MOST_FINDINGS = 20;

    private final String[] tensors;
    private final int[] elements;
    private final List<String> findings = new ArrayList<>();

    Arena(int bytes) {
      tensors = new String[bytes];
      elements = new int[bytes];
      Arrays.fill(tensors, "nothing");
    }

    List<String> findings() {
      return List.copyOf(findings);
    }

    void write(String tensor, int place, int element) {
      if (place < 0 || place >= tensors.length) {
        find("'" + tensor + "' is written at byte " + place + ", outside the arena");
      } else {
        tensors[place] = tensor;
        elements[place] = element;
      }
    }

    /** Some elements of a tensor, the first of which lies at a place, are wanted there. */
    void read(String reader, String tensor, int place, Range wanted) {
      for (int i = 0; i < wanted.size(); i++) {
        int at = place + i;
        if (at < 0 || at >= tensors.length) {
          find(reader + " reads byte " + at + ", outside the arena");
          return;
        }
        if (!tensors[at].equals(tensor) || elements[at] != wanted.first() + i) {
          find(
              String.format(
                  "%s wants element %d of '%s' at byte %d, where element %d of '%s' is",
                  reader, wanted.first() + i, tensor, at, elements[at], tensors[at]));
          return;
        }
      }
    }

    private void find(String finding) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(finding);
      }
    }
  }

  /** Runs a statement where some variables have values. */
  private record Step(Arena arena, Map<String, Integer> variables)
      implements Statement.Visitor<Arena> {
    @Override
    public Arena loop(Statement.Loop loop) {
      for (int value = loop.range().first(); value < loop.range().end(); value++) {
        Map<String, Integer> inner = new HashMap<>(variables);
        inner.put(loop.variable(), value);
        loop.body().forEach(statement -> statement.accept(new Step(arena, inner)));
      }
      return arena;
    }

    @Override
    public Arena rowCall(Statement.RowCall call) {
      View input = call.input();
      View output = call.output();
      Window window = call.kernel().window();
      int row = value(call.row());
      for (int tap = 0; tap < window.kernelHeight(); tap++) {
        int read =
            row * window.strideHeight() - window.padding().top() + tap * window.dilationHeight();
        if (read >= 0 && read < input.height()) {
          int first = read * input.rowBytes();
          Range wanted = new Range(first, first + input.rowBytes());
          arena.read(call.kernel().name(), input.tensor(), place(input, read), wanted);
        }
      }
      for (int column = call.columns().first(); column < call.columns().end(); column++) {
        for (int channel = call.channels().first(); channel < call.channels().end(); channel++) {
          int inRow = column * output.pixelBytes() + channel;
          int element = row * output.rowBytes() + inRow;
          arena.write(output.tensor(), place(output, row) + inRow, element);
        }
      }
      return arena;
    }

    @Override
    public Arena flatCall(Statement.FlatCall call) {
      for (Address input : call.inputs()) {
        View view = input.view();
        int row = value(input.row());
        Range wanted = new Range(row * view.rowBytes(), view.height() * view.rowBytes());
        arena.read(call.kernel().name(), view.tensor(), place(view, row), wanted);
      }
      View view = call.output().view();
      int row = value(call.output().row());
      for (int i = call.elements().first(); i < call.elements().end(); i++) {
        arena.write(view.tensor(), place(view, row) + i, row * view.rowBytes() + i);
      }
      return arena;
    }

    @Override
    public Arena complete(Statement.Complete complete) {
      View view = complete.tensor();
      arena.read("the observer", view.tensor(), view.offset(), new Range(0, complete.bytes()));
      return arena;
    }

    private static int place(View view, int row) {
      return view.offset() + Math.floorMod(row, view.ringRows()) * view.rowBytes();
    }

    private int value(Index index) {
      return index.scale() * variables.getOrDefault(index.variable(), 0) + index.offset();
    }
  }
}
