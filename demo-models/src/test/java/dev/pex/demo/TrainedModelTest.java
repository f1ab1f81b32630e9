package dev.pex.demo;

import dev.pex.codesign.measure.Accuracy;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The accuracies of trained models in README.md. */
@Tag("native")
final class TrainedModelTest {
  /** Words are not spoken in the same way by every version of a synthesiser. */
  private static final Tolerance TWO_EXAMPLES = new Tolerance(2, 0);

  @Test
  void accuracies() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| model | trained on | right of its first tests | arena | weights in flash |\n"
                + "|---|---|---:|---:|---:|\n");
    for (TrainedModel trained : TrainedModel.ALL) {
      GeneratedNetwork network = trained.model().generated();
      Accuracy accuracy = trained.tests().of(network.input()).accuracy(network);
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %,d B | %,d B |%n",
              trained.model(),
              trained.subject(),
              accuracy,
              network.plan().figure("arenaBytes"),
              network.plan().figure("weightBytes")));
    }
    Document.of("README.md").hold("trained", table.toString(), TWO_EXAMPLES);
  }
}
