package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.program.Identifiers;
import dev.pex.processor.selftest.SelfTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the self-test of generated C passes where all is right, and names what was broken. */
@Tag("native")
final class SelfTestTest {
  private static final int GRAPHS = 8;
  private static final PlannedNetwork ALL =
      PlannedNetwork.of(OneGraph.of("all_operators", OperatorGraphs.all(1)));

  /** A table in C: its operator, and its first number. */
  private static final Pattern BIAS =
      Pattern.compile("int32_t all_operators_(\\w+)_bias\\[\\d+\\] = \\{\\s*(-?\\d+)");

  @Test
  void passesOnTheHost() {
    assertThat(runOnHost(ALL, files(ALL, KernelChoices.rotating(0)))).isEqualTo("0");
    for (int seed = 0; seed < GRAPHS; seed++) {
      for (Graph graph : List.of(RandomGraphs.rowwise(seed), RandomGraphs.channelwise(seed))) {
        PlannedNetwork planned = PlannedNetwork.of(graph);
        assertThat(runOnHost(planned, files(planned, KernelChoices.rotating(seed))))
            .as("'%s', seed %d", graph.name(), seed)
            .isEqualTo("0");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cortex-m4", "cortex-m55", "riscv32"})
  void passesOnBoards(String core) {
    assertThat(new BoardRunner(core, files(ALL, KernelChoices.of(core))).selfTest()).isEmpty();
  }

  @Test
  void tellsOfABrokenTable() {
    Map<String, byte[]> files = files(ALL, KernelChoices.of("cortex-m3"));
    String operator = breakTable(files);

    int number = Integer.parseInt(runOnHost(ALL, files));
    assertThat(Identifiers.snakeCase(operators(ALL).get(number - 1))).isEqualTo(operator);

    BoardRunner board = new BoardRunner("cortex-m3", files);
    assertThatThrownBy(board::selfTest).hasMessageContaining(operators(ALL).get(number - 1) + "\n");
  }

  private static List<String> operators(PlannedNetwork planned) {
    return planned.program().sections().stream()
        .flatMap(section -> section.operators().stream())
        .toList();
  }

  private static Map<String, byte[]> files(PlannedNetwork planned, KernelChooser kernels) {
    return new LinkedHashMap<>(
        new CEmitter().emit(kernels.choose(planned.program()), SelfTest.of(planned.rewritten())));
  }

  /** Changes a number in flash; whose. */
  private static String breakTable(Map<String, byte[]> files) {
    String name = "all_operators_weights.c";
    String tables = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    Matcher bias = BIAS.matcher(tables);
    assertThat(bias.find()).isTrue();
    String broken = tables.substring(0, bias.start(2)) + "123456" + tables.substring(bias.end(2));
    files.put(name, broken.getBytes(StandardCharsets.UTF_8));
    return bias.group(1);
  }

  /** What the self-test returns, after the compiler had nothing to warn of. */
  private static String runOnHost(PlannedNetwork planned, Map<String, byte[]> files) {
    Path folder = TemporaryFolder.create("selftest");
    files.forEach((name, content) -> TemporaryFolder.write(folder.resolve(name), content));
    String network = planned.program().name();
    String main =
        """
        #include <stdio.h>
        #include "%1$s_selftest.h"
        static %1$s_arena arena;
        int main(void) {
          printf("%%d", (int)%1$s_selftest(&arena));
          return 0;
        }
        """
            .formatted(network);
    TemporaryFolder.write(folder.resolve("main.c"), main.getBytes(StandardCharsets.UTF_8));
    List<String> arguments = new ArrayList<>(CBuild.QUICK.flags());
    arguments.addAll(List.of("-o", "selftest", "main.c"));
    files.keySet().stream().filter(name -> name.endsWith(".c")).forEach(arguments::add);
    Tool.GCC.run(folder, arguments);
    return new Command(folder, List.of(folder.resolve("selftest").toString())).run();
  }
}
