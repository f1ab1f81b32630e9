package dev.pex.processor.conformance;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.program.Feed;
import dev.pex.processor.program.Program;
import dev.pex.processor.program.ProgramPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Programs as C in one executable. */
record HostCBatch(Path folder, Path executable) {
  /** Compiler calls that get so many sources each. */
  private static final int SOURCES_PER_CALL = 16;

  static HostCBatch compile(List<Program> programs, CBuild build) {
    try {
      Path folder = TemporaryFolder.create("host-c");
      Set<String> sources = new LinkedHashSet<>(List.of("host.c", "host_networks.c"));
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("host.c", resource("host.c"));
      files.put("host.h", resource("host.h"));
      files.put("host_networks.c", table(programs.size()).getBytes(StandardCharsets.UTF_8));
      for (int network = 0; network < programs.size(); network++) {
        Program program = renamed(programs.get(network), "network_" + network);
        int choice = network + CBuild.ALL.indexOf(build);
        Map<String, byte[]> emitted =
            new CEmitter().emit(KernelChoices.rotating(choice).choose(program));
        emitted.forEach(
            (name, content) -> {
              if (name.endsWith(".c") || name.endsWith(".h")) {
                files.put(name, content);
              }
            });
        files.put(
            unit(network), unitText(program, emitted.keySet()).getBytes(StandardCharsets.UTF_8));
        sources.add(unit(network));
        emitted.keySet().stream()
            .filter(name -> name.startsWith("pex_") && name.endsWith(".c"))
            .forEach(sources::add);
      }
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      compile(folder, List.copyOf(sources), build);
      Path executable = link(folder, build);
      for (String name : files.keySet()) {
        Files.delete(folder.resolve(name));
      }
      return new HostCBatch(folder, executable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path folder, List<String> sources, CBuild build) {
    int calls = (sources.size() + SOURCES_PER_CALL - 1) / SOURCES_PER_CALL;
    IntStream.range(0, calls)
        .parallel()
        .forEach(
            call -> {
              List<String> arguments = new ArrayList<>(build.flags());
              arguments.add("-c");
              for (int i = call; i < sources.size(); i += calls) {
                arguments.add(sources.get(i));
              }
              build.compiler().run(folder, arguments);
            });
  }

  private static Path link(Path folder, CBuild build) throws IOException {
    List<Path> objects;
    try (var entries = Files.list(folder)) {
      objects = entries.filter(entry -> entry.toString().endsWith(".o")).sorted().toList();
    }
    Path executable = folder.resolve("networks");
    Path list = folder.resolve("objects");
    Files.write(list, objects.stream().map(Path::toString).toList());
    List<String> arguments = new ArrayList<>(build.flags());
    arguments.addAll(List.of("-o", executable.toString(), "@" + list));
    build.compiler().run(folder, arguments);
    for (Path object : objects) {
      Files.delete(object);
    }
    return executable;
  }

  private static String unit(int network) {
    return "unit_" + network + ".c";
  }

  /** One translation unit with all of a network, and the function that runs it. */
  private static String unitText(Program program, Set<String> files) {
    String name = program.name();
    StringBuilder text =
        new StringBuilder("#include <stdlib.h>\n#include <string.h>\n#include \"host.h\"\n");
    files.stream()
        .filter(file -> file.startsWith(name) && file.endsWith(".c"))
        .forEach(file -> text.append("#include \"").append(file).append("\"\n"));
    text.append("host_network host_").append(name).append(";\n");
    text.append("void host_").append(name).append("(int32_t inferences) {\n");
    text.append(String.format("  %s_arena *arena = host_arena(sizeof *arena);\n", name));
    text.append("  for (int32_t i = 0; i < inferences; i++) {\n");
    for (ProgramPort port : program.inputs()) {
      text.append(read(program, port));
    }
    text.append(
        program
            .feed()
            .map(feed -> pushes(name, feed))
            .orElse(String.format("    %s_run(arena);\n", name)));
    text.append("    host_end();\n  }\n");
    return text.append("  free(arena);\n}\n").toString();
  }

  private static String read(Program program, ProgramPort port) {
    int bytes = port.shape().elements();
    if (program.isFed(port)) {
      return String.format(
          "    int8_t *fed = host_arena(%d);\n    host_read(fed, %d);\n", bytes, bytes);
    }
    return String.format("    host_read(%s_%s(arena), %d);\n", program.name(), port.name(), bytes);
  }

  /**
   * Pushes rows that each lie in memory of just their size and are gone after the call; a push that
   * nobody awaits does nothing.
   */
  private static String pushes(String name, Feed feed) {
    return """
            host_require(NAME_PUSH(arena, fed) == PEX_DONE, "a push is answered wrong");
            NAME_begin(arena);
            for (int32_t r = 0; r < ROWS; r++) {
              int8_t *row = host_arena(BYTES);
              memcpy(row, fed + r * BYTES, BYTES);
              host_require(NAME_PUSH(arena, row) == (r < ROWS - 1 ? PEX_MORE : PEX_DONE), "a push is answered wrong");
              free(row);
            }
            host_require(NAME_PUSH(arena, fed) == PEX_DONE, "a push is answered wrong");
            free(fed);
        """
        .replace("NAME", name)
        .replace("PUSH", feed.push())
        .replace("ROWS", Integer.toString(feed.rows()))
        .replace("BYTES", Integer.toString(feed.row().rowBytes()));
  }

  private static String table(int networks) {
    StringBuilder text = new StringBuilder("#include \"host.h\"\n");
    for (int network = 0; network < networks; network++) {
      text.append("extern host_network host_network_").append(network).append(";\n");
    }
    text.append("host_network *const host_networks[] = {\n");
    for (int network = 0; network < networks; network++) {
      text.append("  host_network_").append(network).append(",\n");
    }
    return text.append("};\nconst int32_t host_network_count = ")
        .append(networks)
        .append(";\n")
        .toString();
  }

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

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = HostCBatch.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the test resources have no " + name);
      }
      return stream.readAllBytes();
    }
  }
}
