package dev.pex.demo.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorObserver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whether the demos' firmware computes on an emulated Cortex-M4 what their executors do. */
final class FirmwareTest {
  private static final Path SCRIPT =
      Path.of("../pex-runtime-c/firmware/run").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> firmwareEqualsTheExecutor() {
    return Stream.of(
        demo("keyword_spotter", new KeywordSpotterExecutor(), KeywordSpotterExecutor.ARENA_BYTES),
        demo(
            "image_classifier", new ImageClassifierExecutor(), ImageClassifierExecutor.ARENA_BYTES),
        demo("person_detector", new PersonDetectorExecutor(), PersonDetectorExecutor.ARENA_BYTES),
        demo("mobile_net_v2", new MobileNetV2Executor(), MobileNetV2Executor.ARENA_BYTES));
  }

  private DynamicTest demo(String name, RunnableNetwork executor, int arenaBytes) {
    return DynamicTest.dynamicTest(name, () -> compare(name, executor, arenaBytes));
  }

  private void compare(String name, RunnableNetwork executor, int arenaBytes)
      throws IOException, InterruptedException, URISyntaxException {
    byte[] input = new byte[executor.inputs().get(0).elements()];
    new Random(1).nextBytes(input);
    Path inputFile = Files.write(folder.resolve("input"), input);
    Path outputFile = folder.resolve("outputs");
    String report =
        run(
            generated(name).toString(),
            "--input",
            inputFile.toString(),
            "--outputs",
            outputFile.toString());
    System.out.println(name + " on a Cortex-M4: " + report.strip().replace("\n", ", "));
    assertThat(Files.readAllBytes(outputFile))
        .isEqualTo(joined(executor.run(List.of(input), TensorObserver.NONE)));
    assertThat(report).contains("arena_bytes " + arenaBytes + "\n");
  }

  /** The folder that the processor wrote beside the classes. */
  private static Path generated(String name) throws URISyntaxException {
    URL header = FirmwareTest.class.getResource("/META-INF/pex/" + name + "/" + name + ".h");
    Path file = Path.of(Objects.requireNonNull(header, "no C of " + name).toURI());
    return Objects.requireNonNull(file.getParent());
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed");
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString());
    builder.command().addAll(List.of(arguments));
    int code = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start().waitFor();
    String text = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(code).as(text).isZero();
    return text;
  }

  private static byte[] joined(List<byte[]> outputs) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    outputs.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
