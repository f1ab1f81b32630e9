package dev.pex.codesign.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.audio.Recording;
import dev.pex.codesign.audio.WavWriter;
import dev.pex.codesign.data.Dataset;
import dev.pex.codesign.network.Quantization;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a folder that has the words of Speech Commands, and no others. */
final class ExampleSourceTest {
  private static final List<String> KEYWORDS =
      List.of("down", "go", "left", "no", "off", "on", "right", "stop", "up", "yes");

  private static final List<String> OTHERS =
      List.of(
          "backward bed bird cat dog eight five follow forward four happy house learn marvin nine"
              .split(" "));

  private static final List<String> MORE_OTHERS =
      List.of("one seven sheila six three tree two visual wow zero".split(" "));

  private final Path folder;

  ExampleSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeWords() throws IOException {
    writeSound("_background_noise_/white_noise.wav", 48_000);
    List<String> validation = new ArrayList<>();
    List<String> test = new ArrayList<>();
    for (List<String> words : List.of(KEYWORDS, OTHERS, MORE_OTHERS)) {
      for (String word : words) {
        for (int take = 0; take < 3; take++) {
          writeSound(word + "/" + take + ".wav", 12_000);
        }
        validation.add(word + "/1.wav");
        test.add(word + "/2.wav");
      }
    }
    Files.write(folder.resolve("validation_list.txt"), validation);
    Files.write(folder.resolve("testing_list.txt"), test);
  }

  @Test
  void speechCommandsAreRead() throws IOException {
    Examples examples = examples("examples = 24");
    int silence = KEYWORDS.size();
    int unknown = silence + 1;
    Dataset<float[]> training = examples.training().training();
    assertThat(training.classes()).startsWith("down", "go").endsWith("silence", "unknown");
    assertThat(training.size()).isEqualTo(24);
    assertThat(training.example(unknown).label()).isEqualTo(unknown);
    for (Dataset<float[]> once : List.of(examples.training().validation(), examples.test())) {
      List<Integer> labels = labels(once);
      assertThat(labels).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, silence, unknown);
      assertThat(labels.stream().filter(label -> label == unknown)).hasSize(25);
    }
  }

  @Test
  void thereAreExamples() {
    for (String number : List.of("0", "-1")) {
      assertThatThrownBy(() -> examples("examples = " + number))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("has 'examples = " + number + "', which is not 1 to ");
    }
  }

  private Examples examples(String line) throws IOException {
    Path recipe = folder.resolve("recipe.properties");
    Files.writeString(recipe, "data = speech-commands\nfolder = " + folder + "\n" + line + "\n");
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    RecipeFile file = RecipeFile.read(recipe);
    return new ExampleSource(file, file.augmentation(), new Quantization(0.4f, 64), nowhere)
        .examples(folder.resolve("words"));
  }

  private static List<Integer> labels(Dataset<float[]> dataset) throws IOException {
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      labels.add(dataset.example(i).label());
    }
    return labels;
  }

  private void writeSound(String name, int length) throws IOException {
    Random random = new Random(name.hashCode());
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (3_000 * random.nextGaussian());
    }
    WavWriter.write(folder.resolve(name), new Recording(16_000, samples));
  }
}
