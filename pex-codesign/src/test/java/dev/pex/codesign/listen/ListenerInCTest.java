package dev.pex.codesign.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.Javac;
import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.runtime.RunnableNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener on the emulated Cortex-M4 hears what the one in Java hears, byte for byte. */
@Tag("native")
final class ListenerInCTest {
  private static final Path RUN =
      Path.of("../pex-runtime-c/firmware/run").toAbsolutePath().normalize();

  private static final int ROWS_PER_INFERENCE = 5;
  private static final DetectorParameters DETECTION = new DetectorParameters(4, 3, 2, 56, 3);

  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Ear {
        @Input(height = 49, width = 10, channels = 1, feed = Feed.ROWS) Tensor mfcc;
        @Conv2D(filters = 8, kernel = {10, 4}, strides = 2) Tensor stem;
        @SeparableConv2D(filters = 8, kernel = 3, repeat = 2) Tensor blocks;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 4) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private Path folder;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void javaAndTheMicrocontrollerAgree() throws Exception {
    Javac javac = new Javac(folder);
    javac.compile("Ear", MODEL);
    RunnableNetwork network = javac.executor("Ear");
    Recording sound = sound();
    List<Listener.Inference> expected =
        new Listener(network, MfccParameters.KEYWORDS, ROWS_PER_INFERENCE, DETECTION).hear(sound);
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(expected).anyMatch(inference -> inference.keyword().isPresent());
    assertThat(expected.stream().map(Listener.Inference::scores).distinct().count())
        .isGreaterThan(10);
    ListenerSource source =
        new ListenerSource(
            Listener.stored(MfccParameters.KEYWORDS, network), ROWS_PER_INFERENCE, DETECTION);
    assertThat(run(javac.generated("ear"), source, sound)).as(printed()).isZero();
    assertThat(printed()).contains("instructions_of_row ", "listener_bytes ");
    assertThat(folder.resolve("outputs")).hasBinaryContent(bytes(expected));
  }

  @Test
  void whatDoesNotFitTheNetworkDoesNotCompile() throws Exception {
    Javac javac = new Javac(folder);
    javac.compile("Ear", MODEL);
    Path c = javac.generated("ear");
    MfccParameters keywords = MfccParameters.KEYWORDS;
    DetectorParameters threeClasses = new DetectorParameters(3, 3, 2, 56, 3);
    assertThat(run(c, new ListenerSource(keywords, 5, threeClasses), sound())).isNotZero();
    assertThat(printed())
        .contains("output_is_a_score_for_each_class")
        .doesNotContain("features_are_rows_of_the_input");
    MfccParameters nine =
        new MfccParameters(keywords.windows(), keywords.mel(), 9, keywords.features());
    assertThat(run(c, new ListenerSource(nine, 5, DETECTION), sound())).isNotZero();
    assertThat(printed())
        .contains("features_are_rows_of_the_input")
        .doesNotContain("output_is_a_score_for_each_class");
  }

  /** The exit code of a listener on the emulated board. */
  private int run(Path c, ListenerSource source, Recording sound) throws Exception {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    for (Map.Entry<String, String> file : source.files().entrySet()) {
      Files.writeString(parts.resolve(file.getKey()), file.getValue());
    }
    ByteBuffer samples =
        ByteBuffer.allocate(Short.BYTES * sound.length()).order(ByteOrder.LITTLE_ENDIAN);
    samples.asShortBuffer().put(sound.samples());
    Path input = Files.write(folder.resolve("samples"), samples.array());
    return new ProcessBuilder(
            RUN.toString(),
            c.toString(),
            "--listen",
            parts.toString(),
            "--input",
            input.toString(),
            "--outputs",
            folder.resolve("outputs").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("printed.txt").toFile())
        .start()
        .waitFor();
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed.txt"));
  }

  private static byte[] bytes(List<Listener.Inference> inferences) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Listener.Inference inference : inferences) {
      inference.scores().forEach(bytes::write);
      bytes.write(inference.keyword().orElse(-1));
    }
    return bytes.toByteArray();
  }

  /** Tones that wander, and noise that swells. */
  private static Recording sound() {
    Random random = new Random(7);
    short[] samples = new short[3 * 16_000 + 123];
    for (int i = 0; i < samples.length; i++) {
      double seconds = i / 16_000.0;
      double tone = Math.sin(2 * Math.PI * (300 + 500 * Math.sin(3 * seconds)) * seconds);
      double noise = random.nextGaussian() * Math.sin(2 * seconds);
      samples[i] = (short) (8_000 * tone * Math.sin(9 * seconds) + 2_000 * noise);
    }
    return new Recording(16_000, samples);
  }
}
