package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.emit.c.CEmitter;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.NetworkSketch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kernel averages a window, by how many inputs those of a core can sum. */
final class AveragePoolChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "cortex-m4, 16, 16, pex_average_pool_s8_dsp",
    "cortex-m4, 16, 17, pex_average_pool_s8",
    "cortex-m55, 31, 33, pex_average_pool_s8_mve",
    "cortex-m55, 32, 32, pex_average_pool_s8"
  })
  void isTheCoresOwnUpToItsLimit(String core, int height, int width, String kernel) {
    Graph graph =
        new NetworkSketch("network")
            .input("picture", height, width, 8)
            .globalAverage("average", "picture")
            .output("average")
            .graph();
    assertThat(new CEmitter().emit(KernelChoices.of(core).choose(PlainPlan.link(graph))))
        .hasEntrySatisfying(
            "network.c",
            source ->
                assertThat(new String(source, StandardCharsets.UTF_8))
                    .contains("const " + kernel + "_params "));
  }
}
