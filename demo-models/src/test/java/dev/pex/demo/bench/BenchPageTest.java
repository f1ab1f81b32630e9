package dev.pex.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.demo.BoardRun;
import dev.pex.demo.Checkout;
import dev.pex.demo.CrossCompiler;
import dev.pex.demo.DemoModel;
import dev.pex.demo.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/benchmarks.md to a measurement, and the way figures get into it. */
final class BenchPageTest {
  private static final String PAGE = "docs/benchmarks.md";
  private static final BoardCore CORTEX_M4 = BoardCore.named("cortex-m4");

  private final Document document = Document.of(PAGE);
  private final BenchPage page = new BenchPage(Checkout.find().root().resolve(PAGE));

  /** One model on one core; {@code ./bench} measures all. */
  @Test
  @Tag("native")
  void holdsWhatIsMeasured() throws IOException {
    String compiler = CrossCompiler.version();
    if (!document.text().contains("arm-none-eabi-gcc " + compiler)) {
      System.out.println("the figures of " + PAGE + " are of another compiler than " + compiler);
      return;
    }
    Measurement measured =
        Measurement.of(
            Checkout.find(),
            BenchModel.of(DemoModel.FASHION_CLASSIFIER),
            PlanKind.SMALLEST,
            CORTEX_M4);
    document.hold(CORTEX_M4.name(), page.table(CORTEX_M4, List.of(measured)));
    document.hold("summary", page.summary());
  }

  @Test
  void everyCoreHasATableOfEveryDemoModel() throws IOException {
    for (BoardCore core : BoardCore.all()) {
      String table = page.table(core, List.of());
      for (DemoModel model : DemoModel.values()) {
        assertThat(table).contains("| `" + model + "` | smallest |");
      }
    }
  }

  @Test
  void aRowTakesThePlaceOfTheSameModelsAndPlans(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.md");
    StringBuilder empty = new StringBuilder("# Page\n\n" + part("summary"));
    BoardCore.all().forEach(core -> empty.append(part(core.name())));
    Files.writeString(file, empty);
    BenchPage written = new BenchPage(file);

    written.put(
        CORTEX_M4,
        List.of(measurement(PlanKind.SMALLEST, 1), measurement(PlanKind.WHOLE, 2_000_000)));
    written.put(CORTEX_M4, List.of(measurement(PlanKind.SMALLEST, 3_000_000)));

    assertThat(Files.readString(file))
        .contains(
            """
            | `KeywordSpotter` | whole | 2,000,000 | 2.00 | 7,500,000 | 5 B | 6 B | 7 B | 8 B | mps2-an386 |
            | `KeywordSpotter` | smallest | 3,000,000 | 3.00 | 7,500,000 | 5 B | 6 B | 7 B | 8 B | mps2-an386 |
            """)
        .contains("| `KeywordSpotter` | – | – | 3.00 | – | – | – | – |");
  }

  @Test
  void budgetsArePowersOfTwo() {
    assertThat(PlanKind.budget(4096)).isEqualTo(4096);
    assertThat(PlanKind.budget(4097)).isEqualTo(8192);
  }

  private static String part(String name) {
    return "<!-- generated: " + name + " -->\n\n| |\n|---|\n\n<!-- end -->\n\n";
  }

  private static Measurement measurement(PlanKind kind, int instructions) {
    Map<String, String> figures =
        Map.of(
            "board",
            "mps2-an386",
            "instructions",
            String.valueOf(instructions),
            "arena_bytes",
            "5",
            "stack_bytes",
            "6",
            "code_bytes",
            "7",
            "weights_bytes",
            "8");
    BenchModel model = new BenchModel("KeywordSpotter", Path.of("keyword_spotter.tflite"));
    return new Measurement(
        model, kind, 1_000_000, OptionalLong.of(7_500_000), new BoardRun(new byte[0], figures));
  }
}
