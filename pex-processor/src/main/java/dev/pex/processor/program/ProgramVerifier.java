package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a program by running its statements, as the kernels do, on an arena whose bytes say which
 * element of which tensor they hold. It knows the graph and the meaning of statements, but neither
 * schedule nor layout, and shares no code with what made them.
 */
public final class ProgramVerifier {
  /** One sentence for everything that is wrong; empty for a program that computes its graph. */
  public List<String> findings(Graph graph, Program program) {
    List<String> findings = new ArrayList<>(badEnds(graph, program));
    if (!findings.isEmpty()) {
      return findings;
    }
    ProgramRun run = new ProgramRun(graph, program, findings);
    run.begin();
    writtenInputs(graph, program).forEach(run::give);
    writtenInputs(graph, program)
        .forEach((tensor, offset) -> run.take(tensor, offset, "the first stage"));
    for (Section section : program.sections()) {
      if (findings.isEmpty()) {
        section.body().forEach(statement -> statement.accept(run));
        run.readCounter("the caller's next push");
      }
    }
    if (findings.isEmpty()) {
      checkEnd(graph, program, run);
    }
    Set<String> distinct = new LinkedHashSet<>(findings);
    return List.copyOf(distinct);
  }

  private static Map<Tensor, Integer> writtenInputs(Graph graph, Program program) {
    Map<Tensor, Integer> offsets = new LinkedHashMap<>();
    for (int port = 0; port < graph.inputs().size(); port++) {
      if (!graph.inputs().get(port).isFed()) {
        offsets.put(graph.inputs().get(port).tensor(), program.inputs().get(port).offset());
      }
    }
    return offsets;
  }

  private static List<String> badEnds(Graph graph, Program program) {
    List<String> findings = new ArrayList<>();
    checkPorts(graph.inputs(), program.inputs(), "inputs", findings);
    checkPorts(graph.outputs(), program.outputs(), "outputs", findings);
    Optional<String> pushed = program.feed().map(feed -> feed.row().tensor());
    if (!graph.fedInput().map(port -> port.tensor().name()).equals(pushed)) {
      findings.add("another input is fed by rows");
    }
    return findings;
  }

  private static void checkPorts(
      List<Port> ports, List<ProgramPort> places, String kind, List<String> findings) {
    if (ports.size() != places.size()) {
      findings.add("the network has %d %s, not %d".formatted(ports.size(), kind, places.size()));
    }
  }

  private static void checkEnd(Graph graph, Program program, ProgramRun run) {
    graph.nodes().forEach(node -> run.requireWhole(node.output()));
    for (int port = 0; port < graph.outputs().size(); port++) {
      int offset = program.outputs().get(port).offset();
      run.take(graph.outputs().get(port).tensor(), offset, "the caller");
    }
  }
}
