package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published models are read whole. */
class RealModelsTest {
  static List<String> models() {
    return RealModels.NAMES;
  }

  @ParameterizedTest
  @MethodSource("models")
  void isReadIntoAGraphThatHolds(String name) {
    Optional<byte[]> file = RealModels.read(name);
    assumeTrue(file.isPresent(), "the model is not here");
    List<Diagnostic> diagnostics = new ArrayList<>();

    Optional<Graph> graph =
        new TfliteReader().read(file.get(), name + ".tflite", Origin.of("test"), diagnostics::add);

    assertThat(diagnostics).extracting(Diagnostic::text).isEmpty();
    assertThat(new GraphVerifier().findings(graph.orElseThrow())).isEmpty();
  }
}
