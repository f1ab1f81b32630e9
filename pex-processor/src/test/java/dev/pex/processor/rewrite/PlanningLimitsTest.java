package dev.pex.processor.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.graph.NetworkSketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanningLimitsTest {
  @Test
  void tooManyOperatorsAreRefused() {
    assertThat(refusals(1_000)).isEmpty();
    assertThat(refusals(1_001))
        .containsExactly("'chain' has 1,001 operators but at most 1,000 can be planned");
  }

  private static List<String> refusals(int operators) {
    NetworkSketch sketch = new NetworkSketch("chain").input("x", 1, 1, 1);
    String last = "x";
    for (int i = 0; i < operators; i++) {
      sketch.softmax("s" + i, last);
      last = "s" + i;
    }
    List<Diagnostic> found = new ArrayList<>();
    new PlanningLimits().reportSize(sketch.output(last).graph(), found::add);
    return found.stream().map(Diagnostic::summary).toList();
  }
}
