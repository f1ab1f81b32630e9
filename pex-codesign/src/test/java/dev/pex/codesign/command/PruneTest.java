package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model becomes smaller, and javac takes it within the budget. */
final class PruneTest {
  private static final String MODEL =
      """
      package some.where;

      import dev.pex.*;

      @Network(weights = "large.tflite")
      @Mcu(flash = 40_000, core = Core.CORTEX_M4)
      class Large {
        @Input(height = 8, width = 8, channels = 1, feed = Feed.ROWS) Tensor picture;
        @Conv2D(filters = 16, kernel = 3, activation = ActivationFunction.RELU)
        Tensor stem;
        @DepthwiseConv2D(kernel = 3, strides = 2) Tensor spatial;
        @Conv2D(filters = 24, kernel = 1, activation = ActivationFunction.RELU6) Tensor mixed;
        @Flatten Tensor flat;
        @Dense(units = 10) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  PruneTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeData() throws IOException {
    new BrightPictures(folder).write();
    Files.writeString(folder.resolve("Large.java"), MODEL);
    Files.writeString(
        folder.resolve("recipe.properties"),
        """
        data = fashion-mnist
        folder = %s
        validation = 100
        batch = 20
        epochs = 4
        learningRate = 0.02
        fineTuning.epochs = 1
        pruning.epochs = 3
        """
            .formatted(folder));
  }

  @Test
  void aSmallerClassFitsTheBudget() throws IOException {
    int before = planned("arenaBytes", large());
    assertThat(before).isGreaterThan(400);

    assertThat(prune("work", "--sram", "300")).as(text(errors)).isZero();
    Path small = folder.resolve("small/LargeSmall.java");
    assertThat(small)
        .content()
        .contains("package some.where;")
        .contains("@Network(weights = \"large_small.tflite\")")
        .contains("@Mcu(sram = 300, flash = 40_000, core = Core.CORTEX_M4)")
        .contains("  @Flatten\n  Tensor flat;\n")
        .containsPattern("(?m)^ \\* SRAM from " + before + " to \\d+ B, flash from [\\d,]+ to ")
        .containsPattern("Right on test examples: .* before, in float,");
    assertThat(planned("arenaBytes", small())).isBetween(200, 300);
    assertThat(folder.resolve("small/LargeSmall.html"))
        .content()
        .contains("<polyline class=\"line\"")
        .contains("class=\"budget\"");
    assertThat(accuracy(text(out))).isGreaterThan(50);

    byte[] weights = Files.readAllBytes(folder.resolve("small/large_small.tflite"));
    assertThat(prune("elsewhere", "--sram", "300")).isZero();
    assertThat(folder.resolve("small/large_small.tflite")).hasBinaryContent(weights);
    Files.delete(folder.resolve("elsewhere/sram-300-flash-40000/small.checkpoint"));
    Files.delete(folder.resolve("elsewhere/sram-300-flash-40000/small-int8.checkpoint"));
    assertThat(prune("elsewhere", "--sram", "300")).isZero();
    assertThat(text(out)).contains("pruned network\ngoes on after epoch 3 of 3\n");
    assertThat(folder.resolve("small/large_small.tflite")).hasBinaryContent(weights);
  }

  @Test
  void oneBudgetAfterTheOtherIsPrunedInAllEpochsHoweverLittlePatienceThereIs() throws IOException {
    Path recipe = folder.resolve("recipe.properties");
    Files.writeString(recipe, Files.readString(recipe) + "patience = 1\n");
    assertThat(prune("work", "--sram", "300")).as(text(errors)).isZero();
    out.reset();
    assertThat(prune("work", "--sram", "260")).as(text(errors)).isZero();
    assertThat(text(out))
        .containsPattern("^float network\ngoes on after epoch \\d of 4\npruned network\nepoch 1 ")
        .containsPattern("epoch 3 of 3: .*\nsmall network\nepoch 1 of 4: ");
    assertThat(planned("arenaBytes", small())).isLessThanOrEqualTo(260);
    out.reset();
    assertThat(prune("work", "--sram", "300")).isZero();
    assertThat(text(out)).contains("pruned network\ngoes on after epoch 3 of 3\nsmall network\n");
  }

  @Test
  void whatIsCroppedCanBePruned() throws IOException {
    String cropped = "@Cropping2D(cropping = 1) Tensor cropped;\n  @Flatten Tensor flat;";
    Files.writeString(
        folder.resolve("Large.java"), MODEL.replace("@Flatten Tensor flat;", cropped));
    assertThat(prune("work", "--sram", "300")).as(text(errors)).isZero();
    assertThat(folder.resolve("small/LargeSmall.java"))
        .content()
        .contains("@Cropping2D(cropping = {1, 1, 1, 1})\n  Tensor cropped;");
  }

  @Test
  void flashIsThatOfTheCoresOwnKernels() throws IOException {
    for (String optimize : List.of("SPEED", "SIZE")) {
      Files.writeString(
          folder.resolve("Large.java"),
          MODEL.replace("CORTEX_M4)", "CORTEX_M4, optimize = Optimize." + optimize + ")"));
      int before = planned("weightBytes", large());
      int most = before * 2 / 3;
      assertThat(prune("of " + optimize, "--flash", String.valueOf(most)))
          .as(text(errors))
          .isZero();
      assertThat(folder.resolve("small/LargeSmall.java"))
          .content()
          .contains(String.format(Locale.ROOT, " flash from %,d to ", before));
      assertThat(planned("weightBytes", small())).isBetween(most * 9 / 10, most);
    }
  }

  @Test
  void theSmallerClassIsDeployedAsTheOtherOne() throws IOException {
    Files.writeString(
        folder.resolve("Large.java"),
        MODEL
            .replace("CORTEX_M4)", "CORTEX_M4, optimize = Optimize.SIZE)\n@Partial(rows = false)")
            .replace(", feed = Feed.ROWS", ""));
    assertThat(prune("work", "--sram", "600")).as(text(errors)).isZero();
    assertThat(folder.resolve("small/LargeSmall.java"))
        .content()
        .contains(", core = Core.CORTEX_M4, optimize = Optimize.SIZE)\n")
        .contains("@Partial(rows = false, channels = true, recompute = 0.0)\n");
    assertThat(planned("arenaBytes", small())).isLessThanOrEqualTo(600);
  }

  private CompiledModel large() throws IOException {
    return new ModelSource(folder.resolve("Large.java"))
        .withPlaceholders(folder.resolve("compiled"));
  }

  private CompiledModel small() throws IOException {
    return new ModelSource(folder.resolve("small/LargeSmall.java"))
        .withWeights(folder.resolve("small"), folder.resolve("compiled"));
  }

  /** A number of a plan. */
  private static int planned(String field, CompiledModel model) throws IOException {
    String plan = Files.readString(model.files().resolve("plan.json"));
    return JsonParser.parseString(plan).getAsJsonObject().get(field).getAsInt();
  }

  private static double accuracy(String report) {
    Matcher executor = Pattern.compile("generated executor +(\\S+) %").matcher(report);
    assertThat(executor.find()).isTrue();
    return Double.parseDouble(executor.group(1));
  }

  @Test
  void aBudgetThatCannotBeMetIsRefusedBeforeAnythingIsLearnt() {
    assertThat(prune("work", "--sram", "20")).isEqualTo(1);
    assertThat(text(errors))
        .matches(
            "20 B of SRAM are too few: with one channel in each layer it takes \\d+, 10 for its"
                + " output 'scores'\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void withoutABudgetThereIsNothingToDo() throws IOException {
    Files.writeString(folder.resolve("Large.java"), MODEL.replaceAll("(?m)^@Mcu.*\n", ""));
    assertThat(prune("work")).isEqualTo(1);
    assertThat(text(errors))
        .isEqualTo("'Large.java' names no budget, and there is no --sram, --flash or --macs\n");
  }

  @Test
  void wrongOptionsShowTheUsage() {
    assertThat(prune("work", "--sram", "much")).isEqualTo(2);
    assertThat(text(errors)).contains("'much' is no number of bytes such as 65536 or 64KiB");
    for (String count : List.of("0", "-7", "1.5", "99999999999999999999")) {
      assertThat(prune("work", "--macs", count)).isEqualTo(2);
      assertThat(text(errors)).contains("'" + count + "' is no number from 1");
    }
    assertThat(prune("work", "--sram", "0")).isEqualTo(2);
    assertThat(prune("work", "--memory", "3")).isEqualTo(2);
    assertThat(text(errors)).contains("Usage: prune");
  }

  private int prune(String work, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                folder.resolve("Large.java").toString(),
                folder.resolve("recipe.properties").toString(),
                folder.resolve("small").toString(),
                folder.resolve(work).toString()));
    arguments.addAll(List.of(options));
    return Prune.exitCode(arguments.toArray(String[]::new), stream(out), stream(errors));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
