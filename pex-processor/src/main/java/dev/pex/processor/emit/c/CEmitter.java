package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.Program;
import dev.pex.processor.selftest.SelfTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Spells a program as C99 that needs no library: its header, its source, its tables, the kernels it
 * calls, a CMake build, and what makes the folder a package of other builds.
 */
public final class CEmitter {
  /**
   * The files of the program.
   *
   * @return content by file name, all for one folder, in the order in which one would read them
   */
  public Map<String, byte[]> emit(TargetProgram target) {
    return emit(target, Optional.empty());
  }

  /** The files of the program, and those with which it tests itself. */
  public Map<String, byte[]> emit(TargetProgram target, SelfTest test) {
    return emit(target, Optional.of(new SelfTestFiles(target.program(), test)));
  }

  /**
   * The files of programs that run one after the other in one arena.
   *
   * @param name of all together, a C identifier
   */
  public Map<String, byte[]> emitShared(String name, List<TargetProgram> targets) {
    List<Program> programs = targets.stream().map(TargetProgram::program).toList();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name + ".h", bytes(SharedHeader.text(name, programs)));
    Set<String> headers = new LinkedHashSet<>();
    targets.forEach(target -> headers.addAll(addNetwork(target, files)));
    addLibrary(name, headers, Optional.empty(), files);
    return Collections.unmodifiableMap(files);
  }

  private static Map<String, byte[]> emit(TargetProgram target, Optional<SelfTestFiles> test) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Set<String> headers = addNetwork(target, files);
    test.ifPresent(each -> headers.add("pex_selftest.h"));
    addLibrary(target.program().name(), headers, test.map(SelfTestFiles::sourceName), files);
    test.ifPresent(
        each -> {
          files.put(each.headerName(), bytes(each.header()));
          files.put(each.sourceName(), bytes(each.source()));
        });
    return Collections.unmodifiableMap(files);
  }

  /** Adds a network's own files; answers which headers of the runtime they need. */
  private static Set<String> addNetwork(TargetProgram target, Map<String, byte[]> files) {
    Program program = target.program();
    SourceFile source = new SourceFile(target);
    HeaderFile header = new HeaderFile(target, source.operators().size());
    files.put(program.name() + ".h", bytes(header.text()));
    files.put(program.name() + ".c", bytes(source.text()));
    if (!target.tables().isEmpty()) {
      WeightsFiles weights = new WeightsFiles(target);
      files.put(weights.headerName(), bytes(weights.header()));
      files.put(weights.sourceName(), weights.source());
    }
    Set<String> headers = new LinkedHashSet<>(HeaderFile.includes(program));
    headers.addAll(source.includes());
    return headers;
  }

  /** Adds the runtime that is needed, and the builds of all sources so far with it. */
  private static void addLibrary(
      String name, Set<String> headers, Optional<String> testSource, Map<String, byte[]> files) {
    Map<String, byte[]> runtime = RuntimeFiles.closure(headers);
    List<String> sources = new ArrayList<>(files.keySet());
    sources.addAll(runtime.keySet());
    sources.removeIf(file -> !file.endsWith(".c"));
    files.put("CMakeLists.txt", bytes(CMakeFile.text(name, sources, testSource)));
    PackageFiles.of(name, sources).forEach((file, text) -> files.put(file, bytes(text)));
    files.putAll(runtime);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
