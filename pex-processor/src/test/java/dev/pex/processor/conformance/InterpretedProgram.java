package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a plan by executing its program's statements, without generated code. It shows the tensors
 * that the program completes; outputs as they lie in the arena at the end.
 */
final class InterpretedProgram implements Runner {
  /** What the arena holds before the first inference. */
  private static final byte RUBBISH = 0x5a;

  private final Graph graph;
  private final Program program;
  private final RuntimeKernels kernels = new RuntimeKernels();
  private final byte[] arena;

  InterpretedProgram(PlannedNetwork planned) {
    this.graph = planned.rewritten();
    this.program = planned.program();
    int pushedBytes = program.feed().map(feed -> feed.row().rowBytes()).orElse(0);
    this.arena = new byte[program.arenaBytes() + pushedBytes];
    Arrays.fill(arena, RUBBISH);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    List<Map<String, byte[]>> results = new ArrayList<>();
    for (List<byte[]> ports : inputs) {
      results.add(infer(ports));
    }
    return results;
  }

  private Map<String, byte[]> infer(List<byte[]> inputs) {
    for (int port = 0; port < inputs.size(); port++) {
      byte[] values = inputs.get(port);
      if (!program.isFed(program.inputs().get(port))) {
        System.arraycopy(values, 0, arena, program.inputs().get(port).offset(), values.length);
      }
    }
    TensorParts parts = new TensorParts();
    byte[] pushed =
        program
            .feed()
            .map(feed -> inputs.get(program.inputs().indexOf(feed.port())))
            .orElse(new byte[0]);
    Interpretation interpretation =
        new Interpretation(kernels, arena, program.feed(), pushed, parts);
    program.sections().forEach(section -> interpretation.execute(section.body()));
    Map<String, byte[]> tensors = parts.tensors();
    for (int port = 0; port < program.outputs().size(); port++) {
      int offset = program.outputs().get(port).offset();
      int end = offset + program.outputs().get(port).shape().elements();
      String tensor = graph.outputs().get(port).tensor().name();
      tensors.put(tensor, Arrays.copyOfRange(arena, offset, end));
    }
    return tensors;
  }
}
