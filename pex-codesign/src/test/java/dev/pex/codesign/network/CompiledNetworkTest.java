package dev.pex.codesign.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javac writes network.json beside plan.json, with composite layers spelt out. */
final class CompiledNetworkTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Listener {
        @Input(height = 49, width = 10, channels = 1, feed = Feed.ROWS) Tensor mfcc;
        @Conv2D(filters = 8, kernel = {10, 4}, strides = 2) Tensor stem;
        @SeparableConv2D(filters = 8, kernel = 3, repeat = 2) Tensor blocks;
        @SqueezeExcite(units = 2) Tensor weighted;
        @GlobalAveragePooling2D Tensor pooled;
        @Dense(units = 4) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  @Test
  void compositesAreSpeltOut(@TempDir Path folder) throws IOException {
    compile(folder);
    Path files = folder.resolve("META-INF/pex/listener");
    assertThat(files.resolve("plan.json")).isRegularFile();
    Network network = NetworkReader.read(files.resolve("network.json"));
    assertThat(network.name()).isEqualTo("Listener");
    assertThat(network.inputs().get(0).feed()).isEqualTo(Input.Feed.ROWS);
    assertThat(network.operators().stream().map(Operator::name))
        .startsWith(
            "stem",
            "blocks_0_depthwise",
            "blocks_0_pointwise",
            "blocks_1_depthwise",
            "blocks_1_pointwise")
        .endsWith("weighted", "pooled", "logits", "scores");
    Operator stem = network.operators().get(0);
    assertThat(stem.from()).containsExactly(new Operand("mfcc", new Shape(49, 10, 1)));
    assertThat(stem.shape()).isEqualTo(new Shape(25, 5, 8));
    assertThat(stem.layer())
        .isEqualTo(
            new Layer.Conv2D(
                new Window(
                    new Window.Extent(10, 4),
                    new Window.Extent(2, 2),
                    new Window.Extent(1, 1),
                    new Window.Padding(4, 5, 1, 1)),
                Layer.Activation.NONE));
    assertThat(network.operators().stream().map(Operator::layer))
        .hasAtLeastOneElementOfType(Layer.Mul.class)
        .hasAtLeastOneElementOfType(Layer.Logistic.class);
  }

  private static void compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve("Listener.java"), MODEL);
    StringWriter messages = new StringWriter();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-classpath",
              System.getProperty("java.class.path"),
              "-processor",
              "dev.pex.processor.PexProcessor",
              "-d",
              folder.toString());
      JavaCompiler.CompilationTask task =
          javac.getTask(messages, files, null, options, null, files.getJavaFileObjects(source));
      assertThat(task.call()).as(messages.toString()).isTrue();
    }
  }
}
