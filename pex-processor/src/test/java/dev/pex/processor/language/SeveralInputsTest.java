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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network of a picture and a vector that meet in a sum, with two outputs: as a class and as a
 * file, used from Java and from C, always the same bytes.
 */
final class SeveralInputsTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Fusion {
        @Input(height = 6, width = 6, channels = 2) Tensor picture;
        @Input(channels = 3, scale = 1f / 64, zeroPoint = 5) Tensor state;
        @Conv2D(from = "picture", filters = 4, kernel = 3) Tensor features;
        @GlobalAveragePooling2D Tensor seen;
        @Dense(from = "state", units = 4) Tensor known;
        @Output @Add({"seen", "known"}) Tensor both;
        @Dense(units = 2) Tensor scores;
      }
      """;

  private static final String FILE_MODEL =
      "@dev.pex.TfliteModel(\"fusion.tflite\") interface Fusion {}";

  private static final String USE =
      """
      import dev.pex.runtime.RunnableNetwork;
      import dev.pex.runtime.TensorObserver;
      import java.util.Arrays;
      import java.util.List;
      import java.util.concurrent.Callable;

      public final class Use implements Callable<String> {
        @Override
        public String call() {
          byte[] picture = new byte[72];
          for (int i = 0; i < picture.length; i++) {
            picture[i] = (byte) (i * 37);
          }
          byte[] state = {-100, 7, 90};
          FusionExecutor executor = new FusionExecutor();
          executor.writeState(state);
          executor.writePicture(picture);
          executor.run();
          String byName = text(List.of(executor.readBoth(), executor.readScores()));
          String inOrder = inOrder(new FusionExecutor(), picture, state);
          String reference = inOrder(new FusionReference(), picture, state);
          return byName.equals(inOrder) && byName.equals(reference)
              ? byName : byName + inOrder + reference;
        }

        private static String inOrder(RunnableNetwork network, byte[] picture, byte[] state) {
          return text(network.run(List.of(picture, state), TensorObserver.NONE));
        }

        private static String text(List<byte[]> outputs) {
          StringBuilder text = new StringBuilder();
          for (byte[] output : outputs) {
            for (byte value : output) {
              text.append(value).append(' ');
            }
          }
          return text.toString();
        }
      }
      """;

  private static final String C_USE =
      """
      #include <stdio.h>

      #include "fusion.h"

      int main(void) {
        static fusion_arena arena;
        const int8_t state[FUSION_STATE_BYTES] = {-100, 7, 90};
        for (int i = 0; i < FUSION_STATE_BYTES; i++) {
          fusion_state(&arena)[i] = state[i];
        }
        for (int i = 0; i < FUSION_PICTURE_BYTES; i++) {
          fusion_picture(&arena)[i] = (int8_t)(i * 37 % 256 < 128 ? i * 37 % 256 : i * 37 % 256 - 256);
        }
        fusion_run(&arena);
        for (int i = 0; i < FUSION_BOTH_BYTES; i++) {
          printf("%d ", fusion_both(&arena)[i]);
        }
        for (int i = 0; i < FUSION_SCORES_BYTES; i++) {
          printf("%d ", fusion_scores(&arena)[i]);
        }
        return 0;
      }
      """;

  @Test
  void classAndFileComputeTheSameInJava(@TempDir Path work) throws Exception {
    Compiled fromClass = compiled(work.resolve("class"), MODEL, List.of("-Apex.tflite=true"));
    Path weights = folder(fromClass);
    Compiled fromFile =
        compiled(work.resolve("file"), FILE_MODEL, List.of("-Apex.weights=" + weights));
    String expected = call(fromClass);
    assertThat(expected.split(" ")).hasSize(6).doesNotHaveDuplicates();
    assertThat(call(fromFile)).isEqualTo(expected);
  }

  @Test
  @Tag("native")
  void cComputesTheSameAsJava(@TempDir Path work) throws Exception {
    Compiled compiled = compiled(work.resolve("class"), MODEL, List.of());
    Path folder = folder(compiled);
    Files.writeString(folder.resolve("use.c"), C_USE);
    List<String> arguments = new ArrayList<>(List.of("-std=c99", "-Wall", "-Werror", "-o", "use"));
    try (Stream<Path> sources = Files.list(folder)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".c")).forEach(arguments::add);
    }
    Tool.GCC.run(folder, arguments);
    Command use = new Command(folder, List.of(folder.resolve("use").toString()));
    assertThat(use.run()).isEqualTo(call(compiled));
  }

  private static Compiled compiled(Path work, String model, List<String> options)
      throws IOException {
    Files.createDirectories(work);
    Path source = Files.writeString(work.resolve("Fusion.java"), model);
    Path use = Files.writeString(work.resolve("Use.java"), USE);
    Compiled compiled =
        new ModelCompiler(work.resolve("output")).with(options).compile(List.of(source, use));
    assertThat(compiled.success()).as(compiled.text()).isTrue();
    return compiled;
  }

  private static Path folder(Compiled compiled) {
    return compiled.output().resolve("META-INF/pex/fusion");
  }

  private static String call(Compiled compiled) throws Exception {
    URL[] classes = {compiled.output().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(classes, SeveralInputsTest.class.getClassLoader())) {
      return (String) ((Callable<?>) loader.loadClass("Use").getConstructor().newInstance()).call();
    }
  }
}
