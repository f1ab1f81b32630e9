package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.TargetProgram;
import dev.pex.processor.program.Program;
import dev.pex.processor.selftest.SelfTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static Map<String, byte[]> emit(TargetProgram target, Optional<SelfTestFiles> test) {
    Program program = target.program();
    Map<String, byte[]> files = new LinkedHashMap<>();
    SourceFile source = new SourceFile(target);
    HeaderFile header = new HeaderFile(target, source.operators().size());
    files.put(program.name() + ".h", bytes(header.text()));
    files.put(program.name() + ".c", bytes(source.text()));
    if (!target.tables().isEmpty()) {
      WeightsFiles weights = new WeightsFiles(target);
      files.put(weights.headerName(), bytes(weights.header()));
      files.put(weights.sourceName(), weights.source());
    }
    List<String> headers = new ArrayList<>(HeaderFile.includes(program));
    headers.addAll(source.includes());
    test.ifPresent(each -> headers.add("pex_selftest.h"));
    Map<String, byte[]> runtime = RuntimeFiles.closure(headers);
    List<String> sources = new ArrayList<>(files.keySet());
    sources.addAll(runtime.keySet());
    sources.removeIf(name -> !name.endsWith(".c"));
    Optional<String> testSource = test.map(SelfTestFiles::sourceName);
    files.put("CMakeLists.txt", bytes(CMakeFile.text(program.name(), sources, testSource)));
    PackageFiles.of(program.name(), sources).forEach((name, text) -> files.put(name, bytes(text)));
    test.ifPresent(
        each -> {
          files.put(each.headerName(), bytes(each.header()));
          files.put(each.sourceName(), bytes(each.source()));
        });
    files.putAll(runtime);
    return Collections.unmodifiableMap(files);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
