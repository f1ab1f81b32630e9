package dev.pex.processor.memory;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    return findings;
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

  /** One inference on marked bytes. */
  private static final class Run {
    private final Schedule schedule;
    private final Map<String, Integer> offsets = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> findings;
    private final long[] arena;

    Run(Schedule schedule, MemoryLayout layout, List<String> findings) {
      this.schedule = schedule;
      this.findings = findings;
      this.arena = new long[layout.arenaBytes()];
      for (Placement placement : layout.placements()) {
        String name = placement.buffer().name();
        if (offsets.put(name, placement.offset()) != null) {
          findings.add("'%s' has two places".formatted(name));
        }
        numbers.put(name, numbers.size() + 1);
      }
    }

    void run() {
      List<Port> inputs = schedule.graph().inputs();
      inputs.forEach(port -> checkPlace(port.tensor()));
      schedule.stages().stream()
          .flatMap(stage -> stage.nodes().stream())
          .forEach(node -> checkPlace(node.output()));
      if (!findings.isEmpty()) {
        return;
      }
      inputs.forEach(port -> write(port.tensor()));
      inputs.forEach(port -> read(port.tensor(), "the first step"));
      for (Stage stage : schedule.stages()) {
        stage.nodes().forEach(this::execute);
      }
      schedule.graph().outputs().forEach(port -> read(port.tensor(), "the caller"));
    }

    private void checkPlace(Tensor tensor) {
      Integer offset = offsets.get(tensor.name());
      if (offset == null || offset + tensor.shape().elements() > arena.length) {
        findings.add("'%s' has no place in the arena".formatted(tensor.name()));
      }
    }

    private void execute(Node node) {
      String reader = "'" + node.output().name() + "'";
      node.inputs().forEach(operand -> read(operand.tensor(), reader));
      if (isElementwise(node.op())) {
        for (int element = 0; element < node.output().shape().elements(); element++) {
          for (Operand operand : node.inputs()) {
            int repeated = element % operand.shape().elements();
            readElements(operand.tensor(), repeated, repeated + 1, reader);
          }
          writeElement(node.output(), element);
        }
      } else {
        write(node.output());
        node.inputs().forEach(operand -> read(operand.tensor(), reader));
      }
    }

    /** Whether the kernel goes through the elements once and upwards. */
    private static boolean isElementwise(Op op) {
      return op instanceof Op.Add
          || op instanceof Op.Mul
          || op instanceof Op.Activation
          || op instanceof Op.Requantize
          || op instanceof Op.Softmax;
    }

    private void write(Tensor tensor) {
      IntStream.range(0, tensor.shape().elements()).forEach(i -> writeElement(tensor, i));
    }

    private void writeElement(Tensor tensor, int element) {
      arena[offset(tensor) + element] = mark(tensor, element);
    }

    private void read(Tensor tensor, String reader) {
      readElements(tensor, 0, tensor.shape().elements(), reader);
    }

    private void readElements(Tensor tensor, int first, int end, String reader) {
      for (int element = first; element < end; element++) {
        if (arena[offset(tensor) + element] != mark(tensor, element)) {
          findings.add(
              "byte %d of '%s' is lost before %s has read it"
                  .formatted(element, tensor.name(), reader));
          return;
        }
      }
    }

    private int offset(Tensor tensor) {
      return offsets.getOrDefault(tensor.name(), 0);
    }

    private long mark(Tensor tensor, int element) {
      return ((long) numbers.getOrDefault(tensor.name(), 0) << Integer.SIZE) + element;
    }
  }
}
