package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Runs the C of a program on an emulated board, with {@code pex-runtime-c/firmware/run}. */
public final class BoardRunner implements Runner {
  private static final Path SCRIPT =
      Path.of("../pex-runtime-c/firmware/run").toAbsolutePath().normalize();

  private static final String OPERATOR = "operator.";
  private static final String CORTEX_M4 = "cortex-m4";

  private final String core;
  private final Path folder;
  private final OptionalInt fedInput;

  /** A runner of one program on a Cortex-M4. */
  public BoardRunner(Program program) {
    this(CORTEX_M4, program);
  }

  /** A runner of one program on a core, by the name that the firmware's script has for it. */
  BoardRunner(String core, Program program) {
    this(core, new CEmitter().emit(KernelChoices.of(core).choose(program)), fedInput(program));
  }

  /** A runner of the one network in these files on a core. */
  BoardRunner(String core, Map<String, byte[]> files) {
    this(core, files, OptionalInt.empty());
  }

  private BoardRunner(String core, Map<String, byte[]> files, OptionalInt fedInput) {
    this.core = core;
    this.fedInput = fedInput;
    folder = TemporaryFolder.create(core);
    files.forEach((name, content) -> TemporaryFolder.write(folder.resolve(name), content));
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    try {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      for (List<byte[]> inference : inputs) {
        for (byte[] input : fedLast(inference)) {
          request.write(input);
        }
      }
      Path requestFile = TemporaryFolder.file();
      Path tensors = TemporaryFolder.file();
      Files.write(requestFile, request.toByteArray());
      script("--input", requestFile.toString(), "--tensors", tensors.toString());
      List<Map<String, byte[]>> result = Observations.read(Files.readAllBytes(tensors));
      Files.delete(requestFile);
      Files.delete(tensors);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> fedLast(List<byte[]> inputs) {
    List<byte[]> ordered = new ArrayList<>(inputs);
    fedInput.ifPresent(input -> ordered.add(ordered.remove(input)));
    return ordered;
  }

  private static OptionalInt fedInput(Program program) {
    return program
        .feed()
        .map(feed -> OptionalInt.of(program.inputs().indexOf(feed.port())))
        .orElse(OptionalInt.empty());
  }

  /** Runs one inference on zeros and measures it. */
  public BoardCost measure() {
    return BoardCost.parse(script());
  }

  /** Runs one inference on zeros; instructions of each operator, in the order in which they run. */
  Map<String, Long> profile() {
    Map<String, Long> operators = new LinkedHashMap<>();
    script("--profile")
        .lines()
        .filter(line -> line.startsWith(OPERATOR))
        .map(line -> line.substring(OPERATOR.length()).split(" ", 2))
        .forEach(words -> operators.put(words[0], Long.valueOf(words[1])));
    return operators;
  }

  /** Runs the network's self-test; what it printed, which is nothing where all is right. */
  String selfTest() {
    return script("--selftest");
  }

  private String script(String... arguments) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(SCRIPT.toString(), folder.toString(), "--core", core));
    line.addAll(List.of(arguments));
    return new Command(folder, line).run();
  }
}
