package dev.pex.processor.conformance;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Programs in one firmware, as the one network that it expects: the arenas side by side, one
 * program run after the other. Its inputs are those of all programs in order; names of tensors must
 * differ.
 */
final class BoardBatch {
  private static final String NAME = "batch";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final StringBuilder arenas = new StringBuilder();
  private final StringBuilder ports = new StringBuilder();
  private final StringBuilder runs = new StringBuilder();
  private final StringBuilder includes = new StringBuilder();
  private final List<String> inputs = new ArrayList<>();

  private BoardBatch() {}

  /** A runner of all programs on a core, with the kernels that each index gets. */
  static BoardRunner of(String core, List<Program> programs, IntFunction<KernelChooser> choices) {
    BoardBatch batch = new BoardBatch();
    for (int i = 0; i < programs.size(); i++) {
      batch.add(renamed(programs.get(i), "pex_network_" + i), choices.apply(i));
    }
    batch.files.put(NAME + ".h", batch.header().getBytes(StandardCharsets.UTF_8));
    batch.files.put(NAME + ".c", batch.source().getBytes(StandardCharsets.UTF_8));
    return new BoardRunner(core, batch.files);
  }

  /** The firmware's script compiles whatever has a name of the runtime's. */
  private static Program renamed(Program program, String name) {
    return new Program(
        name,
        program.arenaBytes(),
        program.memoryMap(),
        program.inputs(),
        program.outputs(),
        program.feed(),
        program.constants(),
        program.sections());
  }

  private void add(Program program, KernelChooser choice) {
    String name = program.name();
    files.putAll(new CEmitter().emit(choice.choose(program)));
    includes.append("#include \"").append(name).append(".h\"\n");
    arenas.append("  ").append(name).append("_arena ").append(name).append(";\n");
    runs.append("  ").append(name).append("_run(&arena->").append(name).append(");\n");
    for (ProgramPort port : program.inputs()) {
      String both = name + "_" + port.name();
      ports.append(
          """
          static inline int8_t *%s_%s(%s_arena *arena) {
            return %s(&arena->%s);
          }
          """
              .formatted(NAME, both, NAME, both, name));
      inputs.add("PORT(" + both + ", " + port.shape().elements() + ")");
    }
  }

  private String header() {
    return """
    #include <stdint.h>
    %s
    typedef struct {
    %s} %s_arena;
    %s
    #define %s_INPUTS(PORT) %s
    void %s_run(%s_arena *arena);
    """
        .formatted(
            includes,
            arenas,
            NAME,
            ports,
            NAME.toUpperCase(Locale.ROOT),
            String.join(" ", inputs),
            NAME,
            NAME);
  }

  private String source() {
    return """
    #include "%s.h"

    void %s_run(%s_arena *arena) {
    %s}
    """
        .formatted(NAME, NAME, NAME, runs);
  }
}
