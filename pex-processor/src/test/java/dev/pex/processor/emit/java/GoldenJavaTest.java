package dev.pex.processor.emit.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.emit.c.TinyNetwork;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.memory.MemoryPlanner;
import dev.pex.processor.program.Linker;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the look of the generated Java. The expected files are in the folder {@code
 * src/test/resources/golden/tiny_network}; {@code -Dpex.golden=write} writes them.
 */
final class GoldenJavaTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/tiny_network");
  private static final ModelClass MODEL = new ModelClass("demo", "TinyNetwork", false);

  @Test
  void executorLooksAsExpected() throws IOException {
    assertLooksAsExpected(executor());
  }

  @Test
  void referenceLooksAsExpected() throws IOException {
    assertLooksAsExpected(reference());
  }

  @Test
  void isDeterministic() {
    assertThat(executor()).isEqualTo(executor());
    assertThat(reference()).isEqualTo(reference());
  }

  private static void assertLooksAsExpected(GeneratedJava generated) throws IOException {
    Path expected = GOLDEN.resolve(generated.simpleName() + ".java");
    if ("write".equals(System.getProperty("pex.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(expected, generated.source());
    }
    assertThat(generated.source()).isEqualTo(Files.readString(expected));
    assertThat(generated.source().lines())
        .as("lines that end in a space")
        .noneMatch(line -> line.endsWith(" "));
  }

  private static GeneratedJava executor() {
    Schedule schedule = new Scheduler().schedule(TinyNetwork.graph());
    return new ExecutorEmitter()
        .emit(new Linker().link(schedule, new MemoryPlanner().layOut(schedule)), MODEL);
  }

  private static GeneratedJava reference() {
    Graph graph = TinyNetwork.graph();
    return new ReferenceEmitter().emit(graph, MODEL);
  }
}
