package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.emit.java.ExecutorEmitter;
import dev.pex.processor.emit.java.GeneratedJava;
import dev.pex.processor.emit.java.ModelClass;
import dev.pex.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a program by the executor generated for it: the tensors that the program completes. */
public final class ExecutorRunner implements Runner {
  private final Runner network;

  private ExecutorRunner(Runner network) {
    this.network = network;
  }

  /** Generates, compiles and loads an executor. */
  public ExecutorRunner(Program program) {
    this(of(List.of(program)).get(0).network);
  }

  /** Executors of many programs, compiled by one run of javac. */
  public static List<ExecutorRunner> of(List<Program> programs) {
    List<GeneratedJava> generated = new ArrayList<>();
    for (Program program : programs) {
      ModelClass model = new ModelClass("generated", "Network" + generated.size(), true);
      generated.add(new ExecutorEmitter().emit(program, model));
    }
    GeneratedClasses classes = GeneratedClasses.of(generated);
    return generated.stream()
        .map(each -> new ExecutorRunner(new GeneratedNetwork(classes.newInstance(each))))
        .toList();
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    return network.run(inputs);
  }
}
