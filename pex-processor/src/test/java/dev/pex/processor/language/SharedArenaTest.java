package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.processor.conformance.Command;
import dev.pex.processor.conformance.Tool;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that run one after the other in the memory of the largest. */
final class SharedArenaTest {
  private static final String NETWORKS =
      """
      import dev.pex.*;

      @Network
      class Words {
        @Input(height = 12, width = 6, channels = 1) Tensor mfcc;
        @Conv2D(filters = 8, kernel = 3) Tensor features;
        @DepthwiseConv2D(kernel = 3) Tensor more;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 3) Tensor scores;
      }

      @Network
      class Picture {
        @Input(height = 24, width = 24, channels = 2) Tensor image;
        @Conv2D(filters = 6, kernel = 3, strides = 2) Tensor stem;
        @Conv2D(filters = 6, kernel = 3) Tensor body;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 2) Tensor scores;
      }
      """;

  private static final String DEVICE =
      """
      import dev.pex.*;

      @SharedArena({Words.class, Picture.class})
      @Mcu(%score = Core.CORTEX_M3)
      interface Device {}
      """;

  private static final String USE =
      """
      import java.util.concurrent.Callable;

      public final class Use implements Callable<String> {
        @Override
        public String call() {
          StringBuilder text = new StringBuilder();
          for (int time = 0; time < 2; time++) {
            add(new WordsExecutor().run(input(72)), text);
            add(new PictureExecutor().run(input(1152)), text);
          }
          return text.toString();
        }

        private static byte[] input(int size) {
          byte[] input = new byte[size];
          for (int i = 0; i < size; i++) {
            input[i] = (byte) (i * 37 % 128);
          }
          return input;
        }

        private static void add(byte[] output, StringBuilder text) {
          for (byte value : output) {
            text.append(value).append(' ');
          }
        }
      }
      """;

  private static final String C_USE =
      """
      #include <stdio.h>

      #include "device.h"

      static device_arena arena;

      static void write(int8_t *input, int32_t size) {
        for (int32_t i = 0; i < size; i++) {
          input[i] = (int8_t)(i * 37 % 128);
        }
      }

      static void print(const int8_t *output, int32_t size) {
        for (int32_t i = 0; i < size; i++) {
          printf("%d ", output[i]);
        }
      }

      int main(void) {
        for (int32_t time = 0; time < 2; time++) {
          write(words_mfcc(&arena.words), WORDS_MFCC_BYTES);
          words_run(&arena.words);
          print(words_scores(&arena.words), WORDS_SCORES_BYTES);
          write(picture_image(&arena.picture), PICTURE_IMAGE_BYTES);
          picture_run(&arena.picture);
          print(picture_scores(&arena.picture), PICTURE_SCORES_BYTES);
        }
        return 0;
      }
      """;

  private static final Pattern ARENA = Pattern.compile("int8_t bytes\\[(\\d+)\\]");

  private final Path work;

  SharedArenaTest(@TempDir Path work) throws IOException {
    this.work = work;
    Files.writeString(work.resolve("Networks.java"), NETWORKS);
    Files.writeString(work.resolve("Use.java"), USE);
  }

  @Test
  @Tag("native")
  void computesInOneArenaWhatEachComputesInItsOwn() throws Exception {
    Compiled compiled = compiled("");
    Path folder = folder(compiled, "device");
    Files.writeString(folder.resolve("use.c"), C_USE);
    List<String> arguments =
        new ArrayList<>(
            List.of("-std=c99", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-o", "use"));
    try (Stream<Path> sources = Files.list(folder)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".c")).forEach(arguments::add);
    }
    Tool.GCC.run(folder, arguments);
    Command use = new Command(folder, List.of(folder.resolve("use").toString()));
    assertThat(use.run()).isEqualTo(call(compiled));
  }

  @Test
  void givesTheSmallerNetworkTheRoomOfTheLarger() throws IOException {
    Compiled compiled = compiled("");
    int words = arenaBytes(compiled, "words", "words");
    int picture = arenaBytes(compiled, "picture", "picture");
    assertThat(words).isLessThan(picture);
    assertThat(arenaBytes(compiled, "device", "picture")).isEqualTo(picture);
    assertThat(arenaBytes(compiled, "device", "words")).isBetween(words + 1, picture);
    assertThat(compiled.text())
        .contains("[pex:plan] %,d B SRAM, 1,073 B flash, 2 networks".formatted(picture));
  }

  @Test
  void takesTheFastestPlansOfABudget() throws IOException {
    Compiled compiled = compiled("sram = 2_100, flash = 1_073, ");
    assertThat(arenaBytes(compiled, "device", "picture"))
        .isBetween(arenaBytes(compiled, "picture", "picture") + 1, 2_100);
    assertThat(compiled.text()).contains(" of 2,100 B SRAM, 1,073 B of 1,073 B flash, 2 networks");
  }

  @Test
  void readsNetworksFromClassFiles() throws IOException {
    Path classes = work.resolve("classes");
    Compiled first = new ModelCompiler(classes).compile(List.of(work.resolve("Networks.java")));
    assertThat(first.success()).as(first.text()).isTrue();
    Path device = Files.writeString(work.resolve("Device.java"), DEVICE.formatted(""));
    Compiled second =
        new ModelCompiler(work.resolve("second"), List.of(classes)).compile(List.of(device));
    assertThat(second.success()).as(second.text()).isTrue();
    Path together = folder(compiled(""), "device");
    for (String file : List.of("device.h", "words.c", "picture_weights.c", "CMakeLists.txt")) {
      assertThat(folder(second, "device").resolve(file))
          .hasSameTextualContentAs(together.resolve(file));
    }
  }

  @Test
  void namesTheNetworkThatDoesNotFit() throws IOException {
    assertThat(refused("sram = 1_200, "))
        .containsPattern(
            "Device.java:4:13: error: \\[pex:arena-too-small\\] "
                + "'Picture' needs [\\d,]+ B of SRAM but the budget is 1,200 B");
  }

  @Test
  void addsUpTheFlashOfAll() throws IOException {
    assertThat(refused("flash = 1_000, "))
        .contains(
            "Device.java:4:14: error: [pex:flash-too-small] "
                + "the networks need 1,073 B of flash but the budget is 1,000 B",
            "holds: 'Words' (347 B), 'Picture' (726 B)",
            "set flash = 1_073");
  }

  @Test
  void isNoNetworkItself() throws IOException {
    Path source =
        Files.writeString(
            work.resolve("Device.java"),
            """
            import dev.pex.*;

            @Network
            @SharedArena(Words.class)
            class Device {
              @Input(channels = 2) Tensor features;
              @Dense(units = 2) Tensor scores;
            }
            """);
    assertThat(compile(source).text())
        .contains("Device.java:4:1: error: [pex:shared-arena-invalid] 'Device' is a model itself");
  }

  @Test
  void sharesWithSomeone() throws IOException {
    Path source =
        Files.writeString(
            work.resolve("Device.java"), "@dev.pex.SharedArena({})\ninterface Device {}\n");
    assertThat(compile(source).text())
        .contains(
            "Device.java:1:22: error: [pex:shared-arena-invalid] no network shares the arena");
  }

  @Test
  void filesHaveNamesOfTheirOwn() throws IOException {
    Path source =
        Files.writeString(
            work.resolve("Device.java"),
            """
            import dev.pex.*;

            @SharedArena({Words.class, WordsWeights.class})
            interface Device {}

            @Network
            class WordsWeights {
              @Input(channels = 2) Tensor features;
              @Dense(units = 2) Tensor scores;
            }
            """);
    assertThat(compile(source).text())
        .contains(
            "Device.java:3:1: error: [pex:shared-arena-invalid] "
                + "the files of 'words_weights' would take the place of others");
  }

  @Test
  void mistakeOfANetworkIsSaidOnce() throws IOException {
    Files.writeString(work.resolve("Networks.java"), NETWORKS.replace("units = 3", "units = 0"));
    assertThat(refused("")).containsOnlyOnce("error:").contains("[pex:size-out-of-range]");
  }

  @Test
  void plansAreThoseOfTheNetworks() throws IOException {
    Path source =
        Files.writeString(
            work.resolve("Device.java"),
            "@dev.pex.SharedArena(Words.class)\n@dev.pex.Partial\ninterface Device {}\n");
    assertThat(compile(source).text())
        .contains(
            "Device.java:2:1: error: [pex:not-in-a-model] "
                + "'Device' bears @Partial but is a @SharedArena");
  }

  private Compiled compiled(String budgets) throws IOException {
    Compiled compiled = compile(device(budgets));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return compiled;
  }

  private String refused(String budgets) throws IOException {
    Compiled compiled = compile(device(budgets));
    assertThat(compiled.success()).isFalse();
    assertThat(folder(compiled, "device")).doesNotExist();
    return compiled.text();
  }

  private Path device(String budgets) throws IOException {
    return Files.writeString(work.resolve("Device.java"), DEVICE.formatted(budgets));
  }

  private Compiled compile(Path device) throws IOException {
    return new ModelCompiler(work.resolve("output"))
        .compile(List.of(work.resolve("Networks.java"), work.resolve("Use.java"), device));
  }

  private static Path folder(Compiled compiled, String name) {
    return compiled.output().resolve("META-INF/pex").resolve(name);
  }

  private static int arenaBytes(Compiled compiled, String folder, String network)
      throws IOException {
    String header = Files.readString(folder(compiled, folder).resolve(network + ".h"));
    Matcher arena = ARENA.matcher(header);
    assertThat(arena.find()).isTrue();
    return Integer.parseInt(arena.group(1));
  }

  private static String call(Compiled compiled) throws Exception {
    URL[] classes = {compiled.output().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classes, SharedArenaTest.class.getClassLoader())) {
      return (String) ((Callable<?>) loader.loadClass("Use").getConstructor().newInstance()).call();
    }
  }
}
