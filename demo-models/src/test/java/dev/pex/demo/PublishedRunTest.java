package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Published models, where they are present, see a person or none and hear yes and no. */
@Tag("native")
final class PublishedRunTest {
  private static final Checkout CHECKOUT = Checkout.find();

  @TestFactory
  Stream<DynamicTest> saysWhatIsThere() {
    List<PublishedRun> present =
        PublishedRun.ALL.stream().filter(run -> run.files(CHECKOUT).isPresent()).toList();
    System.out.println(
        "Published models on pictures and sounds: %d of %d are here and run"
            .formatted(present.size(), PublishedRun.ALL.size()));
    return present.stream()
        .map(run -> dynamicTest(run.model() + " on " + run.stimulus(), () -> check(run)));
  }

  private static void check(PublishedRun run) throws IOException {
    List<Path> files = run.files(CHECKOUT).orElseThrow();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    RunModel.Answer answer =
        new RunModel(CHECKOUT, new PrintStream(printed, true, StandardCharsets.UTF_8))
            .run(files.get(0), files.get(1), Labels.of(files.get(0)));
    assertThat(answer).isEqualTo(new RunModel.Answer(run.answer(), true));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(run.model() + " on " + run.stimulus() + ": " + run.answer())
        .contains("  arena ", "  Cortex-M4 ", "the same ");
  }
}
