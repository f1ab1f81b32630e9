package dev.pex.processor.emit.c;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.kernels.KernelChooser;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.program.Program;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import dev.pex.processor.schedule.StageKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the look of the generated C. The expected files are in the folder {@code
 * src/test/resources/golden/tiny_network}; {@code -Dpex.golden.update=true} writes them.
 */
final class CEmitterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/tiny_network");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tiny_network.h",
        "tiny_network.c",
        "tiny_network_weights.h",
        "tiny_network_weights.c",
        "CMakeLists.txt",
        "tiny_network-config.cmake",
        "zephyr/module.yml",
        "library.properties",
        "Pex.tiny_network.pdsc"
      })
  void looksAsExpected(String file) throws IOException {
    String text = new String(files().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    Path expected = GOLDEN.resolve(file);
    if (Boolean.getBoolean("pex.golden.update")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  @Test
  void shipsOnlyTheKernelsItUses() {
    assertThat(List.copyOf(files().keySet()))
        .filteredOn(name -> name.startsWith("pex_") && name.endsWith(".c"))
        .containsExactly("pex_conv_s8.c", "pex_dense_s8.c", "pex_softmax_s8.c");
  }

  @Test
  void isDeterministic() {
    Map<String, byte[]> first = files();
    Map<String, byte[]> second = files();
    assertThat(first.keySet()).containsExactlyElementsOf(second.keySet());
    first.forEach((name, content) -> assertThat(content).as(name).isEqualTo(second.get(name)));
  }

  private static Map<String, byte[]> files() {
    return new CEmitter().emit(KernelChooser.portable(program(TinyNetwork.graph())));
  }

  private static Program program(Graph graph) {
    Schedule schedule = new Scheduler(StageKinds.WHOLE_ONLY, Schedule::peakBytes).schedule(graph);
    return new Linker().link(schedule, new MemoryPlanner().layOut(schedule));
  }
}
