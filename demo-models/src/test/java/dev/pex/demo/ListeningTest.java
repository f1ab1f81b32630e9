package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keyword spotter listens, in Java and on the emulated Cortex-M4. */
@Tag("native")
final class ListeningTest {
  private static final int MOST_SRAM = 8 * 1024;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Listening listening =
      new Listening(Checkout.find(), new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void javaAndTheBoardHearTheSameWithin8Kibibytes() throws IOException {
    assertThat(listening.run(2, 3)).isTrue();
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("  said ", "scores and detections of 21 inferences");
    String memory = text.replaceAll("(?s).*  memory +([0-9,]+) B.*", "$1");
    assertThat(Integer.parseInt(memory.replace(",", ""))).isLessThan(MOST_SRAM);
    assertThat(Document.of("docs/audio.md").text()).contains("listens in " + memory + " B of SRAM");
  }

  @Test
  void whatIsNoSoundIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("sound.wav"), new byte[50]);
    assertThatThrownBy(() -> listening.run(file))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + file + "' is not a WAV file");
  }
}
