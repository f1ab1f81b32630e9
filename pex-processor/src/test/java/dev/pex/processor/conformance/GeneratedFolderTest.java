package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Whether a generated folder builds by itself and passes what firmware projects check. */
@Tag("native")
final class GeneratedFolderTest {
  private static final Path MISRA = Path.of("../docs/misra.md");

  /** Compilers with the flags that they need beside the strict ones. */
  static final List<Arguments> COMPILERS =
      List.of(
          Arguments.of(Tool.GCC, List.of("-O2")),
          Arguments.of(Tool.GCC, List.of("-O2", "-DNDEBUG")),
          Arguments.of(Tool.GCC, List.of("-O0", "-DPEX_OBSERVER")),
          Arguments.of(Tool.CLANG, List.of("-O2")),
          Arguments.of(Tool.ARM_GCC, List.of("-O2", "-mcpu=cortex-m4", "-mthumb")),
          Arguments.of(Tool.ARM_GCC, List.of("-Os", "-mcpu=cortex-m0plus", "-mthumb", "-DNDEBUG")));

  private static Path folder;
  private static List<String> networks;

  /** All operators' networks in one folder; they share the kernels. */
  @BeforeAll
  static void emit() throws IOException {
    folder = TemporaryFolder.create("generated");
    networks = new ArrayList<>();
    for (Graph graph : OperatorGraphs.all(1)) {
      networks.add(graph.name());
      write(
          folder,
          new CEmitter()
              .emit(KernelChoices.rotating(networks.size()).choose(PlainPlan.link(graph))));
    }
  }

  @ParameterizedTest
  @FieldSource("COMPILERS")
  void compilesWithoutWarnings(Tool compiler, List<String> flags) throws IOException {
    List<String> arguments = new ArrayList<>(CBuild.STRICT);
    arguments.addAll(flags);
    arguments.add("-c");
    arguments.addAll(sources());
    assertThat(compiler.run(folder, arguments)).isEmpty();
  }

  @Test
  void headersAreCplusplusToo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String network : networks) {
      text.append(String.format("#include \"%s.h\"\n", network));
      text.append(String.format("%s_arena arena_of_%s;\n", network, network));
      text.append(
          String.format("void (*run_%s)(%s_arena *) = %s_run;\n", network, network, network));
    }
    Files.writeString(folder.resolve("all.cpp"), text);
    List<String> flags = List.of("-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror");
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(List.of("-fsyntax-only", "all.cpp"));
    assertThat(Tool.CLANGXX.run(folder, arguments)).isEmpty();
  }

  @Test
  void buildsByItself() {
    Path alone = TemporaryFolder.create("cmake");
    write(
        alone,
        new CEmitter().emit(KernelChooser.portable(PlainPlan.link(OperatorGraphs.all(1).get(0)))));
    Tool.CMAKE.run(alone, List.of("-S", ".", "-B", "build"));
    Tool.CMAKE.run(alone, List.of("--build", "build"));
    assertThat(alone.resolve("build/libconv.a")).isRegularFile();
  }

  @Test
  void staticAnalysisHasNothingToSay() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--quiet",
                "--std=c99",
                "--enable=warning,style,performance,portability",
                "--suppress=missingIncludeSystem",
                "-U__ARM_FEATURE_MVE",
                "--error-exitcode=1"));
    sources().stream().filter(name -> !name.startsWith("pex_")).forEach(arguments::add);
    assertThat(Tool.CPPCHECK.run(folder, arguments)).isEmpty();
  }

  @Test
  void breaksOnlyListedRulesOfMisra() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--quiet",
                "--std=c99",
                "--addon=misra",
                "--suppress=missingIncludeSystem",
                "-UPEX_PROFILE",
                "-UPEX_OBSERVER",
                "-U__ARM_FEATURE_DSP",
                "-U__ARM_FEATURE_SAT",
                "-U__ARM_FEATURE_MVE",
                "-U__GNUC__"));
    sources().stream().filter(name -> !name.startsWith("pex_")).forEach(arguments::add);
    assertThat(rules("misra-c2012-([0-9.]+)", Tool.CPPCHECK.run(folder, arguments)))
        .isSubsetOf(rules("(?m)^\\| ([0-9.]+) \\|", Files.readString(MISRA)))
        .isNotEmpty();
  }

  private static Set<String> rules(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".c"))
          .sorted()
          .toList();
    }
  }

  private static void write(Path folder, Map<String, byte[]> files) {
    files.forEach((name, content) -> TemporaryFolder.write(folder.resolve(name), content));
  }
}
