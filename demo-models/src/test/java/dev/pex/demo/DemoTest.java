package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' mistakes: a clear message, and an exit code that is not zero. */
final class DemoTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void wrongNumbersOfArgumentsShowTheUsage() {
    assertThat(run("model.tflite")).isEqualTo(2);
    assertThat(run("model.tflite", "b.bmp", "c", "d")).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("usage: ");
  }

  @Test
  void aMissingModelIsNamed() {
    assertThat(run(folder.resolve("nothing.tflite").toString(), "picture.bmp")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("nothing.tflite' is not a file that can be read");
  }

  @Test
  void aDamagedModelIsRefusedByTheCompiler() throws IOException {
    Path model = Files.write(folder.resolve("damaged \"1\".tflite"), new byte[100]);
    assertThat(run(model.toString(), "picture.bmp")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .startsWith("[pex:tflite-invalid] 'damaged \"1\".tflite' is");
  }

  @Test
  void classesAreNamedAfterFiles() {
    assertThat(typeName("x/person_detect-2.tflite")).isEqualTo("PersonDetect2Model");
    assertThat(typeName("7seas.tflite")).isEqualTo("The7seasModel");
    assertThat(typeName("\u00e4")).isEqualTo("Model");
  }

  private static String typeName(String file) {
    return new TfliteSource(Path.of(file), "").typeName();
  }

  private int run(String... arguments) {
    PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
    return Demo.exitCode(arguments, stream, stream);
  }
}
