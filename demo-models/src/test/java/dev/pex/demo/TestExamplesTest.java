package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.data.Example;
import dev.pex.runtime.TensorInfo;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What trained models are shown. */
@Tag("native")
final class TestExamplesTest {
  @Test
  void theFirstPieceOfClothingIsAnAnkleBoot() throws IOException {
    TensorInfo input = DemoModel.FASHION_CLASSIFIER.generated().input();
    TestExamples tests = TestExamples.fashion(input);
    Example<float[]> first = tests.examples().example(0);
    assertThat(tests.examples().classes().get(first.label())).isEqualTo("Ankle boot");
    assertThat(tests.examples().size()).isEqualTo(10_000);
    List<String> lines =
        tests.picture(input.quantize(first.content()), input).draw().lines().toList();
    assertThat(lines).hasSize(14);
    assertThat(lines.get(0)).isBlank();
    assertThat(lines.get(9)).contains("*");
  }

  @Test
  void wordsAreOfSeveralClasses() throws IOException {
    TensorInfo input = DemoModel.KEYWORD_SPOTTER.generated().input();
    TestExamples tests = TestExamples.words(input);
    Set<Integer> labels = new TreeSet<>();
    for (int i = 0; i < tests.examples().size(); i++) {
      Example<float[]> example = tests.examples().example(i);
      assertThat(example.content()).hasSize(input.elements());
      labels.add(example.label());
    }
    assertThat(labels).hasSizeGreaterThan(5).contains(11).doesNotContain(10);
    byte[] values = input.quantize(tests.examples().example(0).content());
    assertThat(tests.picture(values, input).draw().lines())
        .hasSize(10)
        .anyMatch(line -> line.contains("@"));
  }
}
