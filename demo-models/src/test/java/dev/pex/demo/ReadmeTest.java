package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README.md: its examples compile and say what it prints, its tables and links are complete. */
final class ReadmeTest {
  private static final Path ROOT = Checkout.find().root();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  private final Document readme = Document.of("README.md");

  @TempDir private Path folder;

  @Test
  void quickStartSaysThis() throws IOException {
    JavacRun run = compile("WakeWord", readme.code("java").get(0));
    assertThat(run.success()).as(run.text()).isTrue();
    readme.hold("plan", fenced(run.text()));
  }

  @Test
  void quickStartIsRefusedWithLessMemory() throws IOException {
    String source = readme.code("java").get(0);
    String less = source.replace("sram = 2 * Bytes.KIB", "sram = Bytes.KIB");
    assertThat(less).isNotEqualTo(source);
    JavacRun run = compile("WakeWord", less);
    assertThat(run.success()).isFalse();
    readme.hold("arena too small", fenced(run.text()));
  }

  @Test
  void generatedClassIsUsedLikeThis() throws IOException {
    String user = readme.code("java").get(1);
    JavacRun run = compile("WakeWord", readme.code("java").get(0) + user);
    assertThat(run.success()).as(run.text()).isTrue();
  }

  @Test
  void generatedCIsUsedLikeThis() throws IOException {
    compile("WakeWord", readme.code("java").get(0));
    Path generated = folder.resolve("META-INF/pex/wake_word");
    Path user = generated.resolve("listener.c");
    Files.writeString(user, "#include \"wake_word.h\"\n" + readme.code("c").get(0));
    Command.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", user.toString())
        .run();
  }

  @Test
  void artefactsAreAsNamed() throws IOException {
    JavacRun run =
        compile("WakeWord", readme.code("java").get(0), "-Apex.tflite=true", "-Apex.selftest=true");
    assertThat(run.success()).isTrue();
    for (String file :
        List.of(
            "wake_word.h",
            "wake_word.c",
            "wake_word_selftest.h",
            "wake_word_selftest.c",
            "CMakeLists.txt",
            "plan.json",
            "wake_word.tflite")) {
      assertThat(folder.resolve("META-INF/pex/wake_word").resolve(file)).isRegularFile();
    }
    assertThat(folder.resolve("WakeWordExecutor.java")).isRegularFile();
    assertThat(folder.resolve("WakeWordReference.java")).isRegularFile();
  }

  @Test
  void everyOperatorThatPexReadsIsInTheTable() throws IOException {
    String kinds =
        Files.readString(
            ROOT.resolve("pex-processor/src/main/java/dev/pex/processor/tflite/OperatorKind.java"));
    assertThat(column(1, "`([A-Z0-9_]+)`"))
        .isEqualTo(matches("(?m)^  ([A-Z0-9_]+)\\(\\s*BuiltinOperator", kinds));
  }

  @Test
  void everyLayerIsInTheTable() throws IOException {
    Set<String> notLayers = Set.of("Input", "Output", "Bind");
    Set<String> layers = new TreeSet<>();
    for (Path file : files("pex-annotations/src/main/java/dev/pex", ".java")) {
      String name = file.getFileName().toString().replace(".java", "");
      if (Files.readString(file).contains("@Target(ElementType.FIELD)")
          && !notLayers.contains(name)) {
        layers.add(name);
      }
    }
    assertThat(column(2, "`@(\\w+)`")).isEqualTo(layers);
  }

  @Test
  void everyKernelIsInTheTable() throws IOException {
    Set<String> kernels =
        files("pex-runtime-c/src", "_s8.c").stream()
            .map(file -> file.getFileName().toString().replace(".c", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(column(3, "`(pex_\\w+)`")).isEqualTo(kernels);
    for (String kernel : column(4, "`(\\w+)`")) {
      assertThat(ROOT.resolve("pex-annotations/src/main/java/dev/pex/runtime/" + kernel + ".java"))
          .isRegularFile();
    }
    assertThat(column(4, "`(\\w+)`")).hasSameSizeAs(kernels);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      Path place = page.resolveSibling("");
      for (String link : matches(LINK.pattern(), Files.readString(page))) {
        if (!link.startsWith("http")) {
          assertThat(place.resolve(link.replaceFirst("#.*", ""))).as(page.toString()).exists();
        }
      }
    }
  }

  @Test
  void everyDocumentIsListed() throws IOException {
    String index = Document.of("docs/README.md").text();
    assertThat(files("docs", ".md"))
        .filteredOn(file -> !file.endsWith("README.md"))
        .allMatch(file -> index.contains("(" + file.getFileName() + ")"), "is linked");
  }

  @Test
  void everyOptionIsExplained() throws IOException {
    String reader =
        Files.readString(
            ROOT.resolve("pex-processor/src/main/java/dev/pex/processor/OptionsReader.java"));
    String page = Document.of("docs/integration.md").text();
    assertThat(matches("`-A(pex\\.[a-z]+)=", page))
        .isEqualTo(matches("= \"(pex\\.[a-z]+)\"", reader));
    assertThat(page).contains("`-Apex.budget.WakeWord.sram=BYTES`, `.flash=BYTES`");
  }

  @Test
  void mavenSnippetNamesTheseVersions() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String snippet = Document.of("docs/integration.md").code("xml").get(0);
    String version = pom.split("<version>")[1].split("</version>")[0];
    assertThat(snippet.split("<version>" + version + "</version>", -1)).hasSize(3);
    String plugin = pom.split("<compiler-plugin.version>")[1].split("</")[0];
    assertThat(snippet).contains("<version>" + plugin + "</version>");
  }

  private JavacRun compile(String type, String source, String... options) throws IOException {
    return JavacRun.of(folder, type, source, Arrays.asList(options));
  }

  private static String fenced(String text) {
    return "```\n" + text.strip() + "\n```";
  }

  /** What a pattern finds in a column of the table of operators. */
  private Set<String> column(int number, String pattern) throws IOException {
    String table = readme.text().split("\n\\| operator of a ")[1].split("\n\n")[0];
    return table
        .lines()
        .skip(2)
        .map(line -> line.split("\\|")[number])
        .map(cell -> matches(pattern, cell))
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> pages() throws IOException {
    return Stream.of(
            files("docs", ".md"),
            files("docs/messages", ".md"),
            Stream.of("README.md", "CONTRIBUTING.md", "pex-runtime-c/README.md")
                .map(ROOT::resolve)
                .toList())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
