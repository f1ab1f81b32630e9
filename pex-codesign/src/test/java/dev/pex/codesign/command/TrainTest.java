package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model, trained on pictures whose class is where they are bright. */
final class TrainTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network(weights = "small.tflite")
      class Small {
        @Input(height = 8, width = 8, channels = 1) Tensor picture;
        @Conv2D(filters = 4, kernel = 3, strides = 2, activation = ActivationFunction.RELU)
        Tensor stem;
        @Flatten Tensor flat;
        @Dense(units = 10) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  /** The same accuracy twice, of 200 test examples. */
  private static final Pattern REPORT =
      Pattern.compile(
          """
          float +\\d+\\.\\d\\d % \\(\\d+ of 200\\)
           +int8, TensorFlow Lite +((\\d+\\.\\d\\d) % \\(\\d+ of 200\\))
           +int8, generated executor +\\1, the same bytes
          """);

  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  TrainTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeData() throws IOException {
    new BrightPictures(folder).write();
    Files.writeString(folder.resolve("Small.java"), MODEL);
    writeRecipe("epochs = 4\nlearningRate = 0.02\n");
  }

  @Test
  void trainsQuantisesAndMeasures() throws IOException {
    assertThat(train("work")).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    byte[] weights = Files.readAllBytes(folder.resolve("weights/small.tflite"));
    assertThat(weights).isNotEmpty();
    Matcher report = REPORT.matcher(out.toString(StandardCharsets.UTF_8));
    assertThat(report.find()).isTrue();
    assertThat(Double.parseDouble(report.group(2))).isGreaterThan(80);

    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("goes on");

    assertThat(train("elsewhere")).isZero();
    assertThat(folder.resolve("weights/small.tflite")).hasBinaryContent(weights);

    assertThat(train("work")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("float network\ngoes on after epoch 4 of 4\n")
        .contains("int8 network\ngoes on after epoch 1 of 1\n");
    assertThat(folder.resolve("weights/small.tflite")).hasBinaryContent(weights);
  }

  @Test
  void fineTuningCanBeLeftOut() throws IOException {
    writeRecipe("epochs = 4\nlearningRate = 0.02\nfineTuning.epochs = 0\n");
    assertThat(train("work")).isZero();
    String report = out.toString(StandardCharsets.UTF_8);
    assertThat(report).containsPattern(REPORT).doesNotContain("int8 network");
    assertThat(folder.resolve("weights/small.tflite")).isRegularFile();
  }

  @Test
  void dataThatIsMissingIsNamed() throws IOException {
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    assertThat(train("work")).isEqualTo(1);
    assertRefused("train-labels-idx1-ubyte.gz' is not there");
  }

  @Test
  void recipesWithMistakesAreRefused() throws IOException {
    assertRecipeRefused("epoch = 4", "recipe.properties' has 'epoch', but only knows batch, ");
    assertRecipeRefused("epochs = many", "has 'epochs = many', which is not a whole number");
    assertRecipeRefused("epochs = 0", "no schedule has 0 epochs");
    assertRecipeRefused("batch = 1", "a batch has at least 2 examples, not 1");
    assertRecipeRefused("rule = magic", "has 'rule = magic', which is not one of adam, sgd");
    assertRecipeRefused("flip = yes", "has 'flip = yes', which is not true or false");
    assertRecipeRefused("shift = 2147483647", "which is not 0 to 1000");
    assertRecipeRefused("shift = -1", "has 'shift = -1', which is not 0 to 1000");
    assertRecipeRefused(
        "data = nothing", "has 'data = nothing', which is not one of cifar-10, fashion-mnist, ");
    Files.writeString(folder.resolve("Small.java"), "what is compiled after the recipe is read");
    assertRecipeRefused("cutout = 1001", "has 'cutout = 1001', which is not 0 to 1000");
  }

  private void assertRecipeRefused(String line, String part) throws IOException {
    writeRecipe(line + "\n");
    assertThat(train("work")).isEqualTo(1);
    assertRefused(part);
  }

  @Test
  void recipesAreReadBeforeModelsAreCompiled() throws IOException {
    Files.writeString(folder.resolve("Small.java"), "no Java");
    assertRecipeRefused("epochs = 0", "no schedule has 0 epochs");
    assertRecipeRefused("fineTuning.epochs = few", "has 'fineTuning.epochs = few'");
  }

  @Test
  void aModelThatDoesNotFitTheDataIsRefused() throws IOException {
    Files.writeString(folder.resolve("Small.java"), MODEL.replace("units = 10", "units = 9"));
    assertThat(train("work")).isEqualTo(1);
    assertRefused("'Small' has 9 scores, but the data has 10 classes");
  }

  @Test
  void aModelThatDoesNotCompileIsRefusedByTheCompiler() throws IOException {
    Files.writeString(folder.resolve("Small.java"), MODEL.replace("kernel = 3", "kernel = 0"));
    assertThat(train("work")).isEqualTo(1);
    assertRefused("Small.java:6: error: [pex:size-out-of-range]");
  }

  @Test
  void aFileWithoutANetworkIsRefused() throws IOException {
    Files.writeString(folder.resolve("Small.java"), "class Small {}");
    assertThat(train("work")).isEqualTo(1);
    assertRefused("'Small.java' has no class with @Network");
  }

  @Test
  void aModelThatWouldNotFindItsWeightsIsNotTrained() throws IOException {
    Files.writeString(folder.resolve("Small.java"), MODEL.replace("small.tflite", "large.tflite"));
    assertThat(train("work")).isEqualTo(1);
    assertRefused("[pex:file-not-found] there is no file 'large.tflite'");
    Files.writeString(
        folder.resolve("Small.java"), MODEL.replace("(weights = \"small.tflite\")", ""));
    assertThat(train("work")).isEqualTo(1);
    assertRefused("[pex:placeholder-weights] 'Small' has no weights yet");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void labelsThatNoClassHasAreNamed() throws IOException {
    byte[] labels = new byte[600];
    labels[17] = 10;
    new BrightPictures(folder).writeIdx("train-labels-idx1-ubyte.gz", labels, 600);
    assertThat(train("work")).isEqualTo(1);
    assertRefused("has label 10 at example 17, but there are 10 classes");
  }

  @Test
  void aLossThatIsNotANumberEndsTheTraining() throws IOException {
    writeRecipe("epochs = 4\nlearningRate = 1e30\nrule = sgd\n");
    assertThat(train("work")).isEqualTo(1);
    assertRefused("the loss is");
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("weights"), "a file where a folder should be");
    assertThat(train("work")).isEqualTo(1);
    assertRefused("weights'");
    assertThat(folder.resolve("weights")).hasContent("a file where a folder should be");
  }

  @Test
  void wrongNumbersOfArgumentsShowTheUsage() {
    assertThat(exitCode("Small.java")).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
  }

  private int train(String work) {
    return exitCode(
        folder.resolve("Small.java").toString(),
        folder.resolve("recipe.properties").toString(),
        folder.resolve("weights").toString(),
        folder.resolve(work).toString());
  }

  private int exitCode(String... arguments) {
    return Train.exitCode(arguments, stream(out), stream(errors));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void assertRefused(String part) {
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(part);
    assertThat(Files.isRegularFile(folder.resolve("weights/small.tflite"))).isFalse();
    errors.reset();
  }

  private void writeRecipe(String lines) throws IOException {
    String known = lines.contains("data =") ? "" : "data = fashion-mnist\n";
    Files.writeString(
        folder.resolve("recipe.properties"),
        known
            + "validation = 100\nbatch = 20\nfineTuning.epochs = 1\nfolder = "
            + folder
            + "\n"
            + lines);
  }
}
