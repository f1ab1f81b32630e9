package dev.pex.processor.memory;

import static java.util.stream.Collectors.toSet;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.InPlaceOperands;
import dev.pex.processor.schedule.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each tensor of a schedule is alive, and which pairs may overlap: the problem of layout.
 * Inputs are alive from the first step, outputs to the last; step {@code i} is stage {@code i}.
 */
public final class Lifetimes {
  /** Bytes are int8: any offset will do. */
  private static final int BYTE_ALIGNED = 1;

  /** The problem; its buffers are the inputs, then what each stage makes, in order. */
  public MemoryProblem of(Schedule schedule) {
    Map<String, Life> lives = new LinkedHashMap<>();
    schedule
        .graph()
        .inputs()
        .forEach(port -> lives.putIfAbsent(nameOf(port), birth(port.tensor(), 0)));
    for (int step = 0; step < schedule.stages().size(); step++) {
      for (Node node : schedule.stages().get(step).nodes()) {
        int now = step;
        node.inputs().forEach(operand -> extend(lives, operand.tensor().name(), now + 1));
        lives.put(node.output().name(), birth(node.output(), step));
      }
    }
    int endStep = schedule.stages().size();
    schedule.graph().outputs().forEach(port -> extend(lives, nameOf(port), endStep));
    List<Buffer> buffers = lives.values().stream().map(Life::buffer).toList();
    return new MemoryProblem(buffers, distances(buffers, overwritten(schedule)));
  }

  /** A tensor's steps so far. */
  private record Life(Tensor tensor, int firstStep, int endStep) {
    Buffer buffer() {
      return new Buffer(tensor.name(), tensor.shape().elements(), BYTE_ALIGNED, firstStep, endStep);
    }
  }

  private static String nameOf(Port port) {
    return port.tensor().name();
  }

  private static Life birth(Tensor tensor, int step) {
    return new Life(tensor, step, step + 1);
  }

  private static void extend(Map<String, Life> lives, String name, int endStep) {
    lives.computeIfPresent(
        name,
        (key, life) ->
            new Life(life.tensor(), life.firstStep(), Math.max(life.endStep(), endStep)));
  }

  /** Output name → names of the operands that it may overwrite if no later node reads them. */
  private static Map<String, List<String>> overwritten(Schedule schedule) {
    Graph graph = schedule.graph();
    Set<String> kept = graph.outputs().stream().map(Lifetimes::nameOf).collect(toSet());
    Map<String, List<String>> overwritten = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      List<String> operands =
          InPlaceOperands.of(node).stream()
              .map(Tensor::name)
              .filter(name -> !kept.contains(name))
              .toList();
      overwritten.put(node.output().name(), operands);
    }
    return overwritten;
  }

  private static List<Distance> distances(
      List<Buffer> buffers, Map<String, List<String>> overwritten) {
    List<Distance> distances = new ArrayList<>();
    for (int second = 0; second < buffers.size(); second++) {
      Buffer born = buffers.get(second);
      for (int first = 0; first < second; first++) {
        Buffer old = buffers.get(first);
        if (old.meets(born)) {
          boolean lastRead = old.endStep() == born.firstStep() + 1;
          boolean inPlace =
              lastRead && overwritten.getOrDefault(born.name(), List.of()).contains(old.name());
          distances.add(new Distance(first, second, old.bytes(), inPlace ? 0 : born.bytes()));
        }
      }
    }
    return distances;
  }
}
