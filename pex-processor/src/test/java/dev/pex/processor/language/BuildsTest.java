package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.Network;
import dev.pex.processor.PexProcessor;
import dev.pex.processor.conformance.Command;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds rely on: incremental ones, reproducible ones, and those in other compilers. */
final class BuildsTest {
  private static final List<String> ALL_FILES =
      List.of("-Apex.tflite=true", "-Apex.report=true", "-Apex.selftest=true");

  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class %s {
        @Input(channels = 10) Tensor features;
        @Dense(units = %d, activation = ActivationFunction.RELU) Tensor hidden;
        @Dense(units = 2) Tensor scores;
      }
      """;

  @Test
  void gradleMayProcessEachModelAlone() throws IOException {
    try (InputStream metadata =
        PexProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(metadata)
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("dev.pex.processor.PexProcessor,isolating\n");
    }
  }

  @Test
  void everyFileComesFromOneModel(@TempDir Path work) throws IOException {
    Map<String, String> origins = new TreeMap<>();
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(ALL_FILES)
            .with(new OtherFiler(new PexProcessor(), filer -> new OriginsFiler(filer, origins)))
            .compile(List.of(source(work, "First", 8), source(work, "Second", 8)));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertThat(origins).hasSizeGreaterThan(20);
    origins.forEach(
        (file, models) ->
            assertThat(models).as(file).isEqualTo(isOf("First", file) ? "[First]" : "[Second]"));
  }

  @Test
  void changingOneModelLeavesTheOther(@TempDir Path work) throws IOException {
    Path output = work.resolve("output");
    Path second = source(work, "Second", 8);
    Map<String, byte[]> before =
        new ModelCompiler(output).compile(List.of(source(work, "First", 8), second)).files();
    for (String name : before.keySet()) {
      Files.setLastModifiedTime(output.resolve(name), FileTime.fromMillis(0));
    }
    source(work, "Second", 9);
    Compiled again = new ModelCompiler(output, List.of(output)).compile(List.of(second));
    assertThat(again.success()).as(again.text()).isTrue();
    for (String name : before.keySet()) {
      FileTime written = Files.getLastModifiedTime(output.resolve(name));
      assertThat(written.toMillis() == 0).as(name).isEqualTo(isOf("First", name));
    }
  }

  @Test
  void theSameSourcesGiveTheSameBytes(@TempDir Path work) throws IOException {
    List<Path> sources = List.of(source(work, "First", 8), source(work, "Second", 9));
    Map<String, byte[]> first =
        new ModelCompiler(work.resolve("1")).with(ALL_FILES).compile(sources).files();
    Map<String, byte[]> second =
        new ModelCompiler(work.resolve("2")).with(ALL_FILES).compile(sources).files();
    assertThat(first).hasSizeGreaterThan(40).containsOnlyKeys(second.keySet());
    first.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(second.get(name)));
  }

  @Test
  void aModuleHasModels(@TempDir Path work) throws IOException {
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("--module-path", annotations()))
            .compile(module(work));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    assertRuns(work);
  }

  @Test
  void aModuleHasModelsInEclipse(@TempDir Path work) throws IOException {
    String output = Files.createDirectory(work.resolve("output")).toString();
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-classpath", output));
    arguments.addAll(List.of("-d", output, "-s", output));
    arguments.addAll(List.of("--module-path", annotations()));
    arguments.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
    module(work).forEach(source -> arguments.add(source.toString()));
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);
    boolean success = BatchCompiler.compile(arguments.toArray(new String[0]), out, out, null);
    assertThat(success).as(messages.toString()).isTrue();
    assertRuns(work);
  }

  /**
   * A module whose program compares the two executors of its model. It does not name their classes:
   * in a module Eclipse's compiler does not see what is generated while it compiles.
   */
  private static List<Path> module(Path work) throws IOException {
    return List.of(
        write(work, "module-info.java", "module app { requires dev.pex; }"),
        write(work, "demo/Model.java", "package demo;\n" + MODEL.formatted("Model", 8)),
        write(
            work,
            "demo/Main.java",
            """
            package demo;
            import dev.pex.runtime.RunnableNetwork;
            import dev.pex.runtime.TensorObserver;
            import java.util.Arrays;
            import java.util.List;
            public class Main {
              public static void main(String[] arguments) throws ReflectiveOperationException {
                System.out.println(Arrays.equals(scores("Executor"), scores("Reference")));
              }
              private static byte[] scores(String kind) throws ReflectiveOperationException {
                Class<?> type = Class.forName("demo.Model" + kind);
                var network = (RunnableNetwork) type.getConstructor().newInstance();
                return network.run(List.of(new byte[10]), TensorObserver.NONE).get(0);
              }
            }
            """));
  }

  private static void assertRuns(Path work) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = work.resolve("output") + File.pathSeparator + annotations();
    Command run = new Command(work, List.of(java, "-p", path, "-m", "app/demo.Main"));
    assertThat(run.run()).isEqualTo("true\n");
  }

  @Test
  void eclipseWritesTheSameFiles(@TempDir Path work) throws IOException {
    List<Path> sources = List.of(source(work, "First", 8));
    Compiled javac = new ModelCompiler(work.resolve("javac")).with(ALL_FILES).compile(sources);
    Compiled eclipse =
        ModelCompiler.eclipse(work.resolve("eclipse")).with(ALL_FILES).compile(sources);
    assertThat(eclipse.success()).as(eclipse.text()).isTrue();
    assertSameFiles(javac, eclipse);
  }

  @Test
  void aClassFileGivesTheSameFiles(@TempDir Path work) throws IOException {
    List<Path> sources = List.of(source(work, "First", 8));
    Compiled fromSource =
        new ModelCompiler(work.resolve("source")).with(ALL_FILES).compile(sources);
    Path classes = work.resolve("classes");
    new ModelCompiler(classes).with(List.of("-proc:none")).compile(sources);
    Compiled fromClass =
        new ModelCompiler(work.resolve("output"), List.of(classes))
            .with(ALL_FILES)
            .compileClasses(List.of("First"));
    assertThat(fromClass.text()).contains("[pex:plan]");
    assertSameFiles(fromSource, fromClass);
  }

  /** All but classes, which each compiler makes in its way. */
  private static void assertSameFiles(Compiled expected, Compiled compiled) throws IOException {
    Map<String, byte[]> files = compiled.files();
    expected
        .files()
        .forEach(
            (name, bytes) -> {
              if (!name.endsWith(".class")) {
                assertThat(files).as(name).containsEntry(name, bytes);
              }
            });
  }

  /** Where the module of the annotations is. */
  private static String annotations() {
    try {
      return Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a place without a path", e);
    }
  }

  private static boolean isOf(String model, String file) {
    return file.toLowerCase(Locale.ROOT).contains(model.toLowerCase(Locale.ROOT));
  }

  private static Path source(Path work, String name, int units) throws IOException {
    return write(work, name + ".java", MODEL.formatted(name, units));
  }

  private static Path write(Path work, String name, String text) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
