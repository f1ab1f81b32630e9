package dev.pex.codesign.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.network.Input;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operand;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Output;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.network.Shape;
import dev.pex.codesign.network.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that is spelt anew has the operators of the one it was made of, under their names. */
final class NetworkSourceTest {
  private static final String MODEL =
      """
      import dev.pex.*;

      @Network
      class Everything {
        @Input(height = 11, width = 9, channels = 3, scale = 1f / 64, zeroPoint = -20)
        Tensor picture;
        @Conv2D(filters = 8, kernel = 3, strides = 2, activation = ActivationFunction.RELU)
        Tensor stem;
        @DepthwiseConv2D(kernel = {3, 2}, multiplier = 2, dilation = 2) Tensor deep;
        @SeparableConv2D(
            filters = 8, kernel = 3, repeat = 2, activation = ActivationFunction.RELU6)
        Tensor blocks;
        @SqueezeExcite(units = 4) Tensor excited;
        @Add({"excited", "stem"}) Tensor sum;
        @Subtract(value = {"sum", "stem"}, activation = ActivationFunction.RELU) Tensor less;
        @Multiply({"less", "blocks"}) @Output Tensor product;
        @Conv2D(filters = 3, kernel = {2, 3}, padding = Padding.VALID) Tensor narrow;
        @Conv2D(filters = 3, kernel = 1, from = "product") Tensor mixed;
        @Activation(ActivationFunction.SIGMOID) Tensor shares;
        @LeakyReLU(negativeSlope = 0.25f) Tensor leaky;
        @Activation(ActivationFunction.TANH) Tensor waves;
        @Concatenate({"product", "mixed", "waves"}) Tensor joined;
        @UpSampling2D Tensor large;
        @UpSampling2D(interpolation = Interpolation.BILINEAR) Tensor smooth;
        @ZeroPadding2D(padding = {1, 2}) Tensor padded;
        @Cropping2D(cropping = {0, 2, 1, 0}) Tensor cropped;
        @MaxPooling2D Tensor most;
        @AveragePooling2D(pool = 3, strides = 2, padding = Padding.VALID) Tensor average;
        @Activation(ActivationFunction.RELU) Tensor positive;
        @GlobalAveragePooling2D Tensor means;
        @Flatten(from = "narrow") Tensor flat;
        @Dense(units = 6, activation = ActivationFunction.RELU) Tensor hidden;
        @Concatenate({"hidden", "means"}) Tensor both;
        @Dense(units = 5) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private final Path folder;

  NetworkSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theNetworkIsTheSame() throws IOException {
    CompiledModel written = compiled("Everything.java", MODEL);
    Network network = written.network();
    Target target =
        new Target(
            "CORTEX_M4",
            "SIZE",
            OptionalLong.of(123_456),
            OptionalLong.empty(),
            new Target.PartialExecution(false, true, 0.25));
    String text =
        NetworkSource.text(
            network,
            target,
            new NetworkSource.TypeName("", "Again"),
            "again.tflite",
            List.of("The same again."));
    CompiledModel again = compiled("Again.java", text);
    assertThat(again.target()).isEqualTo(target);
    assertThat(again.network().operators())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("quantization")
        .containsExactlyElementsOf(network.operators());
    assertThat(again.network().inputs()).isEqualTo(network.inputs());
    assertThat(again.network().outputs()).isEqualTo(network.outputs());
    assertThat(network.operators()).extracting(Operator::name).contains("positive", "flat");
    assertThat(network.outputs()).extracting(Output::name).containsExactly("product", "scores");
    assertThat(network.inputs()).extracting(Input::name).containsExactly("picture");
  }

  @Test
  void whatTheLanguageLacksIsRefused() {
    Operand picture = new Operand("picture", new Shape(4, 5, 3));
    assertRefused(
        picture,
        new Layer.Transpose(List.of(1, 0, 2)),
        "in 'Turned', 'turned' is no layer of the language: Transpose[permutation=[1, 0, 2]]");
    assertRefused(
        picture,
        new Layer.Pad(new Window.Padding(1, -1, 0, 0)),
        "in 'Turned', 'turned' is no layer of the language: Pad[padding=Padding[top=1,");
  }

  private static void assertRefused(Operand read, Layer layer, String message) {
    Operator operator =
        new Operator("turned", List.of(read), new Shape(5, 4, 3), new Quantization(1, 0), layer);
    Network network = new Network("Turned", List.of(), List.of(operator), List.of());
    NetworkSource.TypeName type = new NetworkSource.TypeName("", "Turned");
    assertThatThrownBy(
            () -> NetworkSource.text(network, Target.ANY, type, "turned.tflite", List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
  }

  private CompiledModel compiled(String file, String text) throws IOException {
    Path source = Files.writeString(folder.resolve(file), text);
    return new ModelSource(source).withPlaceholders(folder.resolve(file + ".compiled"));
  }
}
