package dev.pex.processor.memory;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.LineBuffer;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.SliceBuffer;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a layout by running its schedule on an arena whose bytes say which element of which tensor
 * they hold. It knows nothing of lifetimes and distances, and shares no code with {@link
 * MemoryPlanner}.
 */
public final class MemoryLayoutVerifier {
  /** One sentence for everything that is wrong; empty for a good layout. */
  public List<String> findings(Schedule schedule, MemoryLayout layout) {
    List<String> findings = new ArrayList<>(badFigures(layout));
    if (findings.isEmpty()) {
      new Run(schedule, layout, findings).run();
    }
    if (findings.isEmpty() && schedule.lowerBoundBytes() > layout.arenaBytes()) {
      findings.add("the schedule's lower bound lies above the size of the arena");
    }
    return List.copyOf(new LinkedHashSet<>(findings));
  }

  private static List<String> badFigures(MemoryLayout layout) {
    List<String> findings = new ArrayList<>();
    int end = 0;
    for (Placement placement : layout.placements()) {
      if (placement.offset() < 0 || placement.offset() % placement.buffer().alignment() != 0) {
        findings.add("'%s' is not aligned".formatted(placement.buffer().name()));
      }
      end = Math.max(end, placement.end());
    }
    if (end != layout.arenaBytes()) {
      findings.add("the buffers end at %d, not at %d".formatted(end, layout.arenaBytes()));
    }
    if (layout.lowerBoundBytes() > layout.arenaBytes()) {
      findings.add("the lower bound lies above the size of the arena");
    }
    return findings;
  }

  /** Whether the kernel goes through the elements once and upwards. */
  static boolean isElementwise(Op op) {
    return op instanceof Op.Add
        || op instanceof Op.Mul
        || op instanceof Op.Activation
        || op instanceof Op.Unary
        || op instanceof Op.Requantize
        || op instanceof Op.Softmax;
  }

  /** One inference on marked bytes. */
  private static final class Run {
    private final Schedule schedule;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final List<String> findings;
    private final int arenaBytes;
    private final MarkedArena arena;

    Run(Schedule schedule, MemoryLayout layout, List<String> findings) {
      this.schedule = schedule;
      this.findings = findings;
      this.arenaBytes = layout.arenaBytes();
      int callersRow =
          schedule.graph().fedInput().map(port -> port.shape().rowElements()).orElse(0);
      this.arena = new MarkedArena(layout.arenaBytes() + callersRow, findings);
      for (Placement placement : layout.placements()) {
        String name = placement.buffer().name();
        if (offsets.put(name, placement.offset()) != null) {
          findings.add("'%s' has two places".formatted(name));
        }
      }
    }

    void run() {
      List<Port> inputs = schedule.graph().inputs().stream().filter(port -> !port.isFed()).toList();
      inputs.forEach(port -> checkPlace(port.tensor()));
      List<MarkedArena.Run> counters = counters();
      schedule.stages().forEach(this::checkPlaces);
      if (!findings.isEmpty()) {
        return;
      }
      counters.forEach(arena::write);
      inputs.forEach(port -> arena.write(whole(port.tensor())));
      inputs.forEach(port -> arena.read(whole(port.tensor()), "the first step"));
      for (Stage stage : schedule.stages()) {
        stage.accept(new Execution());
        counters.forEach(counter -> arena.read(counter, "the caller's next push"));
      }
      schedule.graph().outputs().forEach(port -> arena.read(whole(port.tensor()), "the caller"));
    }

    /** What counts the rows to come of a fed input. */
    private List<MarkedArena.Run> counters() {
      List<MarkedArena.Run> counters = new ArrayList<>();
      for (Port port : schedule.graph().inputs()) {
        if (port.isFed()) {
          String name = StageBuffer.TO_COME.of(port.tensor());
          checkPlace(name, Integer.BYTES);
          counters.add(new MarkedArena.Run(name, 0, Integer.BYTES, offset(name)));
        }
      }
      return counters;
    }

    private void checkPlaces(Stage stage) {
      Set<String> inside = stage.accept(new PlacesInside());
      stage.nodes().stream()
          .map(Node::output)
          .filter(tensor -> !inside.contains(tensor.name()))
          .forEach(this::checkPlace);
    }

    /** Checks the places of what exists only inside a stage; answers which tensors those are. */
    private final class PlacesInside implements Stage.Visitor<Set<String>> {
      private final Set<String> inside = new HashSet<>();

      @Override
      public Set<String> whole(Stage.Whole stage) {
        return inside;
      }

      @Override
      public Set<String> rows(Stage.Rows stage) {
        for (LineBuffer buffer : stage.buffers()) {
          String name = buffer.tensor().name();
          inside.add(name);
          if (stage.feed().stream().noneMatch(feed -> feed.tensor().equals(buffer.tensor()))) {
            checkPlace(StageBuffer.FRONT.of(buffer.tensor()), buffer.frontBytes());
          }
          if (buffer.lines() > 0) {
            checkPlace(StageBuffer.LINES.of(buffer.tensor()), buffer.lineBytes());
          }
        }
        stage.steps().forEach(step -> checkSums(step.node(), step.sums()));
        return inside;
      }

      @Override
      public Set<String> channels(Stage.Channels stage) {
        for (SliceBuffer buffer : stage.buffers()) {
          String name = buffer.tensor().name();
          inside.add(name);
          checkPlace(
              StageBuffer.SLICE.of(buffer.tensor()),
              buffer.tensor().shape().elements() / stage.slices());
        }
        stage.steps().forEach(step -> checkSums(step.node(), step.sums()));
        return inside;
      }

      private void checkSums(Node node, int sums) {
        String name = StageBuffer.SUMS.of(node.output());
        if (sums > 0) {
          checkPlace(name, sums * Integer.BYTES);
        }
        if (offset(name) % Integer.BYTES != 0) {
          findings.add("'%s' is not aligned".formatted(name));
        }
      }
    }

    /** Runs a stage of each kind. */
    private final class Execution implements Stage.Visitor<Execution> {
      @Override
      public Execution whole(Stage.Whole stage) {
        execute(stage.node());
        return this;
      }

      @Override
      public Execution rows(Stage.Rows stage) {
        new MarkedRows(stage, Run.this::offset, arena, arenaBytes).run();
        return this;
      }

      @Override
      public Execution channels(Stage.Channels stage) {
        new MarkedChannels(stage, Run.this::offset, arena).run();
        return this;
      }
    }

    private void checkPlace(Tensor tensor) {
      checkPlace(tensor.name(), tensor.shape().elements());
    }

    private void checkPlace(String name, int bytes) {
      Integer offset = offsets.get(name);
      if (offset == null || offset + bytes > arenaBytes) {
        findings.add("'%s' has no place in the arena".formatted(name));
      }
    }

    private void execute(Node node) {
      String reader = "'" + node.output().name() + "'";
      MarkedArena.Run output = whole(node.output());
      List<MarkedArena.Run> operands =
          node.inputs().stream().map(operand -> whole(operand.tensor())).toList();
      operands.forEach(operand -> arena.read(operand, reader));
      if (isElementwise(node.op())) {
        for (int element = 0; element < output.elements(); element++) {
          for (MarkedArena.Run operand : operands) {
            arena.read(operand.only(element % operand.elements()), reader);
          }
          arena.write(output.only(element));
        }
      } else {
        arena.write(output);
        operands.forEach(operand -> arena.read(operand, reader));
      }
    }

    private MarkedArena.Run whole(Tensor tensor) {
      return new MarkedArena.Run(
          tensor.name(), 0, tensor.shape().elements(), offset(tensor.name()));
    }

    private int offset(String buffer) {
      return offsets.getOrDefault(buffer, 0);
    }
  }
}
