package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does to models what the messages about their budgets propose. */
final class RepairTest {
  private static final Pattern HELP = Pattern.compile("help: {2}(.*); or set (sram|flash) = .*");
  private static final Pattern REPAIR = Pattern.compile("(.*?)(?: fits)? \\(([\\d,]+ B)\\)");
  private static final Pattern ON_FIELD = Pattern.compile("(.*) on '(\\w+)'");

  private static final String CHAIN =
      """
      import dev.pex.*;

      @Network
      @Mcu(sram = %d, flash = %d)
      class Model {
        @Input(height = 32, width = 32, channels = 3) Tensor picture;
        @Conv2D(filters = 32, kernel = 3, strides = 2) Tensor stem;
        @SeparableConv2D(filters = 64, kernel = 3) Tensor block;
        @Conv2D(filters = 32, kernel = 1) Tensor narrow;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 10) Tensor scores;
      }
      """;

  private static final String WHOLE =
      CHAIN.replace("class Model", "@Partial(rows = false, channels = false)\nclass Model");

  private static final String RESIDUAL =
      """
      import dev.pex.*;

      @Network
      @Mcu(sram = %d, flash = %d)
      class Model {
        @Input(height = 24, width = 24, channels = 3) Tensor picture;
        @Conv2D(filters = 16, kernel = 3) Tensor stem;
        @Conv2D(filters = 48, kernel = 3) Tensor wide;
        @Conv2D(filters = 16, kernel = 3) Tensor branch;
        @Add({"stem", "branch"}) Tensor sum;
        @Conv2D(filters = 64, kernel = 3, strides = 2) Tensor last;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 10) Tensor scores;
      }
      """;

  private final Path work;

  RepairTest(@TempDir Path work) {
    this.work = work;
  }

  @Test
  void ofSramInAChain() throws IOException {
    List<String> edits = repaired(CHAIN.formatted(3_900, 100_000));
    assertThat(edits).anyMatch(each -> each.startsWith("feed = ROWS"));
    assertThat(edits).anyMatch(each -> each.startsWith("filters = "));
    assertThat(edits).anyMatch(each -> each.startsWith("height = "));
  }

  @Test
  void ofSramByAllowingPartialExecution() throws IOException {
    assertThat(repaired(WHOLE.formatted(9_000, 100_000)))
        .contains("@Partial(rows = true, channels = true)");
  }

  @Test
  void ofSramBesideAResidual() throws IOException {
    assertThat(repaired(RESIDUAL.formatted(5_000, 100_000))).isNotEmpty();
  }

  @Test
  void ofFlash() throws IOException {
    assertThat(repaired(RESIDUAL.formatted(65_536, 24_000)))
        .anyMatch(each -> each.startsWith("filters = "))
        .noneMatch(each -> each.startsWith("feed"));
  }

  @Test
  void noneOfOutputs() throws IOException {
    String text = compiled("refused", CHAIN.formatted(4_700, 1_000)).text();
    assertThat(text).contains("[pex:flash-too-small]").doesNotContain("'scores' fits");
  }

  /** The edits that the error on a model proposes; with each the model compiles as promised. */
  private List<String> repaired(String model) throws IOException {
    Compiled refused = compiled("refused", model);
    assertThat(refused.success()).isFalse();
    Matcher help = HELP.matcher(refused.text());
    assertThat(help.find()).as(refused.text()).isTrue();
    boolean isSram = help.group(2).equals("sram");
    List<MatchResult> repairs =
        List.of(help.group(1).split("; so does ", -1)).stream().map(RepairTest::repair).toList();
    for (int i = 0; i < repairs.size(); i++) {
      String edited = edited(model, repairs.get(i).group(1));
      Compiled compiled = compiled("repaired" + i, edited);
      assertThat(compiled.success()).as(edited + compiled.text()).isTrue();
      String promised = repairs.get(i).group(2) + " of ";
      assertThat(compiled.text())
          .containsPattern(promised + "[\\d,]+ B " + (isSram ? "SRAM" : "flash"));
    }
    return repairs.stream().map(each -> each.group(1)).toList();
  }

  private static MatchResult repair(String text) {
    Matcher matcher = REPAIR.matcher(text);
    assertThat(matcher.matches()).as(text).isTrue();
    return matcher.toMatchResult();
  }

  private static String edited(String model, String edit) {
    Matcher onField = ON_FIELD.matcher(edit);
    if (!onField.matches()) {
      return model
          .replaceAll("@Partial\\(.*\\)\n", "")
          .replace("class Model", edit + "\nclass Model");
    }
    String line =
        model
            .lines()
            .filter(each -> each.endsWith(" " + onField.group(2) + ";"))
            .findFirst()
            .orElseThrow();
    String changed = line;
    for (String attribute : onField.group(1).split(", ", -1)) {
      String name = attribute.substring(0, attribute.indexOf(' '));
      changed =
          changed.contains(name + " = ")
              ? changed.replaceAll(name + " = \\w+", attribute)
              : changed.replace(
                  ") Tensor", ", " + attribute.replace("ROWS", "Feed.ROWS") + ") Tensor");
    }
    return model.replace(line, changed);
  }

  private Compiled compiled(String name, String model) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name));
    Path source = folder.resolve("Model.java");
    Files.writeString(source, model);
    return new ModelCompiler(folder.resolve("classes")).compile(List.of(source));
  }
}
