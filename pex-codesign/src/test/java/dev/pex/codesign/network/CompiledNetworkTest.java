package dev.pex.codesign.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.Javac;
import java.io.IOException;
import java.nio.file.Path;
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
    Javac javac = new Javac(folder);
    javac.compile("Listener", MODEL);
    Path files = javac.generated("listener");
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
        .hasAtLeastOneElementOfType(Layer.Unary.class);
  }
}
