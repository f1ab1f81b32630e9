package dev.pex.processor.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.graph.KnownNetworks;
import dev.pex.processor.tflite.TfliteWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as a process of its own, in a folder with one model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandLineTest {
  private static final Path PAGE = Path.of("..", "docs", "command-line.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)(<!-- generated: plan -->\n\n).*?(\n\n<!-- end -->)");

  private Path work = Path.of("");

  @BeforeAll
  void writeModel(@TempDir Path folder) throws IOException {
    work = folder;
    Files.write(
        work.resolve("kws.tflite"), new TfliteWriter().write(KnownNetworks.keywordSpotter()));
  }

  @Test
  void aPlanShowsTensorsScheduleAndPeak() throws IOException {
    Run run = run("plan", "kws.tflite", "--no-rows", "--no-channels");
    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(run.errors()).isEqualTo("planning kws.tflite ...\n");
    assertThat(run.output())
        .containsPattern(" 0  \\S+ +49x10x1 +490\n")
        .containsPattern(" whole +depthwiseConv2D +2 +1 2 +16,000 +72,000 +832 +peak\n")
        .contains("plan:           16,000 B SRAM, ")
        .contains("layer by layer: 16,000 B\n");
  }

  @Test
  void filesOfAPlan() throws IOException {
    Run run =
        run(
            "plan",
            "kws.tflite",
            "--sram",
            "8KiB",
            "--quiet",
            "--csv",
            "plan.csv",
            "--tensors-csv",
            "tensors.csv",
            "--picture",
            "plan.svg",
            "--reordered",
            "small.tflite",
            "--cluster",
            "4");
    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).contains(" B of 8,192 B SRAM", "clustered: ");
    assertThat(Files.readString(work.resolve("plan.csv")))
        .startsWith("stage,kind,operator,makes,alive,bytes,MACs,weights,peak\r\n")
        .contains("conv2D,1,");
    assertThat(Files.readString(work.resolve("tensors.csv"))).contains("25x5x64,8000\r\n");
    assertThat(Files.readString(work.resolve("plan.svg"))).startsWith("<svg ").endsWith("</svg>\n");
    Run again = run("plan", "small.tflite", "--sram", "8KiB", "--quiet");
    assertThat(tables(again)).isEqualTo(tables(run));
  }

  private static String tables(Run run) {
    return run.output().substring(0, run.output().indexOf("plan:"));
  }

  @Test
  void compiledFilesAreThoseOfTheProcessor() throws IOException {
    Run run = run("compile", "kws.tflite", "--core", "cortex_m4", "-o", "c", "--quiet");
    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(work.resolve("c/kws"))
        .isDirectoryContaining("glob:**/kws.c")
        .isDirectoryContaining("glob:**/CMakeLists.txt")
        .isDirectoryContaining("glob:**/plan.json");
    assertThat(Files.readString(work.resolve("c/kws/plan.json"))).contains("\"cortex-m4\"");
  }

  @Test
  void aReportShowsWhatWasMeasured() throws IOException {
    String operator = KnownNetworks.keywordSpotter().nodes().get(0).output().name();
    Files.writeString(
        work.resolve("counts.txt"), "core cortex-m4\noperator." + operator + " 765432\n");
    Run run = run("report", "kws.tflite", "-o", "kws.html", "--profile", "counts.txt");
    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(Files.readString(work.resolve("kws.html"))).contains("765,432", "<h1>Kws</h1>");
  }

  @Test
  void aModelThatDoesNotFitIsRefusedWithTheReasons() throws IOException {
    Run run = run("plan", "kws.tflite", "--sram=1000");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors())
        .contains(
            "kws.tflite: error: [pex:arena-too-small] model needs 3,906 B of SRAM but the budget is 1,000 B\n  peak: ");
  }

  @Test
  void mistakesAreToldInASentenceAndDoNotShowTheProgramsInside() throws IOException {
    Files.writeString(work.resolve("text.tflite"), "no model");
    mistake(1, "error: there is no file 'none.tflite'", "plan", "none.tflite");
    mistake(1, "error: cannot use '", "plan", ".");
    mistake(1, "text.tflite: error: [pex:tflite-invalid]", "compile", "text.tflite");
    mistake(1, "error: there is no file 'no/x.csv'", "plan", "kws.tflite", "--csv", "no/x.csv");
    mistake(2, "error: Missing required parameter: 'MODEL.tflite'", "plan");
    mistake(2, "'4ZiB' is no number of bytes", "plan", "kws.tflite", "--sram", "4ZiB");
    mistake(2, "--cluster is 8 but must be 1 to 7", "plan", "kws.tflite", "--cluster", "8");
    mistake(2, "error: Unknown option: '--colour'", "report", "kws.tflite", "--colour");
  }

  private void mistake(int code, String words, String... arguments) throws IOException {
    Run run = run(arguments);
    assertThat(run.errors()).contains(words).doesNotContain("\tat ", "Exception");
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void helpNamesEveryCommandAndOption() throws IOException {
    assertThat(run("--help").output()).contains("plan", "compile", "report");
    assertThat(run("plan", "--help").output()).contains("--sram=BYTES", "--reordered=FILE.tflite");
  }

  /** {@code -Dpex.docs.update=true} writes the page anew. */
  @Test
  void theExampleOfTheManualIsWhatIsPrinted() throws IOException {
    String printed = run("plan", "kws.tflite", "--sram", "8KiB", "--quiet").output();
    String block = "```\n" + printed.replaceAll("\\d+ ms", "… ms") + "```";
    String page = Files.readString(PAGE);
    String renewed =
        EXAMPLE.matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(block) + "$2");
    if (Boolean.getBoolean("pex.docs.update")) {
      Files.writeString(PAGE, renewed);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(renewed);
  }

  /** What a process printed, and how it ended. */
  private record Run(int code, String output, String errors) {}

  private Run run(String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(arguments));
    Path output = Files.createTempFile(work, "output", ".txt");
    Path errors = Files.createTempFile(work, "errors", ".txt");
    Process process =
        new ProcessBuilder(words)
            .directory(work.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      int code = process.waitFor();
      return new Run(code, text(output), text(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
