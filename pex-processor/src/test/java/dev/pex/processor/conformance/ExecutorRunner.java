package dev.pex.processor.conformance;

import dev.pex.processor.emit.java.ExecutorEmitter;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a program by the executor generated for it: the tensors that the program completes, and the
 * outputs by their own names where a rewrite left them without a tensor of that name.
 */
public final class ExecutorRunner implements Runner {
  private final Program program;
  private final GeneratedNetwork network;

  private ExecutorRunner(Program program, GeneratedNetwork network) {
    this.program = program;
    this.network = network;
  }

  /** Generates, compiles and loads an executor. */
  public ExecutorRunner(Program program) {
    this(program, of(List.of(program)).get(0).network);
  }

  /** Executors of many programs, compiled by one run of javac. */
  public static List<ExecutorRunner> of(List<Program> programs) {
    List<GeneratedJava> generated = new ArrayList<>();
    for (Program program : programs) {
      ModelClass model = new ModelClass("generated", "Network" + generated.size(), true);
      generated.add(new ExecutorEmitter().emit(program, model));
    }
    GeneratedClasses classes = GeneratedClasses.of(generated);
    List<ExecutorRunner> runners = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      List<String> inputs = programs.get(i).inputs().stream().map(ProgramPort::name).toList();
      Object executor = classes.newInstance(generated.get(i));
      GeneratedNetwork network = new GeneratedNetwork(executor, inputs);
      runners.add(new ExecutorRunner(programs.get(i), network));
    }
    return List.copyOf(runners);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    List<Map<String, byte[]>> results = new ArrayList<>();
    for (List<byte[]> inference : inputs) {
      Map<String, byte[]> tensors = network.run(List.of(inference)).get(0);
      for (ProgramPort output : program.outputs()) {
        tensors.putIfAbsent(output.name(), network.read(output.name()));
      }
      results.add(tensors);
    }
    return results;
  }
}
