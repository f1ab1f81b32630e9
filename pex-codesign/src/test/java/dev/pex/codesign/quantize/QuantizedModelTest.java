package dev.pex.codesign.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.compiled.CompiledModel;
import dev.pex.codesign.compiled.ModelSource;
import dev.pex.codesign.network.Layer;
import dev.pex.codesign.network.Network;
import dev.pex.codesign.network.Operator;
import dev.pex.codesign.network.Quantization;
import dev.pex.oracle.TfliteRunner;
import dev.pex.processor.tflite.TfliteWriter;
import dev.pex.runtime.RunnableNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class with every layer of the language, random float weights and the ranges of a float
 * evaluation: what the quantiser writes are weights for the class, TensorFlow Lite and the
 * generated executor agree on each sample, and both are near the float evaluation.
 */
final class QuantizedModelTest {
  private static final int SAMPLES = 20;

  /** How far, in steps of a tensor's own, the int8 network may be from the float one on average. */
  private static final double MEAN_STEPS = 4;

  /** In the name of a tensor that a rewrite changed. */
  private static final String REWRITTEN = "~";

  private static final String MODEL =
      """
      import dev.pex.*;

      @Network(weights = "everything.tflite")
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
        @Multiply({"sum", "blocks"}) Tensor product;
        @Conv2D(filters = 3, kernel = 1)
        Tensor narrow;
        @Activation(ActivationFunction.SIGMOID) Tensor shares;
        @Concatenate({"product", "narrow", "shares"}) Tensor joined;
        @UpSampling2D Tensor large;
        @UpSampling2D(interpolation = Interpolation.BILINEAR) Tensor smooth;
        @ZeroPadding2D(padding = {1, 2}) Tensor padded;
        @MaxPooling2D Tensor most;
        @AveragePooling2D(pool = 3, strides = 2) Tensor average;
        @Activation(ActivationFunction.RELU) Tensor positive;
        @Reshape({2, 21, 14}) Tensor reshaped;
        @GlobalAveragePooling2D(from = "average") Tensor means;
        @Flatten(from = "reshaped") Tensor flat;
        @Dense(units = 6, activation = ActivationFunction.RELU) Tensor hidden;
        @Concatenate({"hidden", "means"}) Tensor both;
        @Dense(units = 5) Tensor logits;
        @Softmax Tensor scores;
      }
      """;

  private static Network network;
  private static FloatNetwork floats;
  private static final List<float[]> INPUTS = new ArrayList<>();
  private static final List<byte[]> STORED = new ArrayList<>();
  private static List<Map<String, FloatTensor>> real;
  private static byte[] file;
  private static List<Map<String, byte[]>> int8;
  private static RunnableNetwork executor;

  @BeforeAll
  static void quantize(@TempDir Path work) throws IOException {
    ModelSource source = new ModelSource(Files.writeString(work.resolve("Everything.java"), MODEL));
    network = source.withPlaceholders(work.resolve("placeholders")).network();
    Random random = new Random(7);
    floats = new FloatNetwork(network, RandomWeights.of(network, random));
    drawInputs(random);
    real = INPUTS.stream().map(input -> FloatEvaluation.run(floats, List.of(input))).toList();
    Quantizations quantizations = Quantizations.of(network, ranges());
    file = new TfliteWriter().write(Quantizer.quantize(floats, quantizations));
    int8 = new TfliteRunner(file).run(STORED.stream().map(List::of).toList());
    Path weights = Files.createDirectory(work.resolve("weights"));
    Files.write(weights.resolve("everything.tflite"), file);
    CompiledModel compiled = source.withWeights(weights, work.resolve("compiled"));
    executor = compiled.executor();
  }

  @Test
  void tensorFlowLiteAndTheExecutorAgreeOnEverySample() {
    for (int sample = 0; sample < SAMPLES; sample++) {
      Map<String, byte[]> expected = int8.get(sample);
      List<String> compared = new ArrayList<>();
      byte[] scores =
          executor
              .run(
                  List.of(STORED.get(sample)),
                  (tensor, first, values) -> {
                    if (!tensor.contains(REWRITTEN)) {
                      byte[] whole = expected.getOrDefault(tensor, new byte[0]);
                      assertThat(Arrays.copyOfRange(whole, first, first + values.length))
                          .as("%s from %d", tensor, first)
                          .isEqualTo(values);
                      compared.add(tensor);
                    }
                  })
              .get(0);
      assertThat(scores).isEqualTo(expected.get("scores"));
      assertThat(compared).contains("stem", "excited_shares", "joined", "average", "logits");
    }
  }

  @Test
  void everyTensorIsNearItsFloatEvaluation() {
    Quantizations quantizations = Quantizations.of(network, ranges());
    for (Operator operator : operators()) {
      Quantization quantization = quantizations.of(operator.name());
      double steps = 0;
      int elements = 0;
      for (int sample = 0; sample < SAMPLES; sample++) {
        float[] expected = FloatEvaluation.tensor(real.get(sample), operator.name()).values();
        byte[] found = int8.get(sample).getOrDefault(operator.name(), new byte[0]);
        assertThat(found).as(operator.name()).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
          float value = quantization.scale() * (found[i] - quantization.zeroPoint());
          steps += Math.abs(value - expected[i]) / quantization.scale();
          elements++;
        }
      }
      assertThat(steps / elements).as("steps of '%s'", operator.name()).isLessThan(MEAN_STEPS);
    }
  }

  @Test
  void everyTensorUsesItsRange() {
    for (Operator operator : operators()) {
      Set<Byte> values = new HashSet<>();
      for (Map<String, byte[]> tensors : int8) {
        for (byte value : tensors.getOrDefault(operator.name(), new byte[0])) {
          values.add(value);
        }
      }
      assertThat(values).as("values of '%s'", operator.name()).hasSizeGreaterThan(12);
    }
  }

  /** All but those that requantise, which the quantiser places as it needs them. */
  private static List<Operator> operators() {
    return network.operators().stream()
        .filter(operator -> !(operator.layer() instanceof Layer.Requantize))
        .toList();
  }

  /** Random int8 inputs of any contrast, and the reals for which they stand. */
  private static void drawInputs(Random random) {
    Quantization quantization = network.inputs().get(0).quantization();
    for (int sample = 0; sample < SAMPLES; sample++) {
      byte[] bytes = new byte[11 * 9 * 3];
      int contrast = 1 + random.nextInt(127);
      int brightness = random.nextInt(256 - contrast) - 128;
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (brightness + random.nextInt(contrast));
      }
      float[] reals = new float[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        reals[i] = quantization.scale() * (bytes[i] - quantization.zeroPoint());
      }
      STORED.add(bytes);
      INPUTS.add(reals);
    }
  }

  private static Ranges ranges() {
    Map<String, Range> ranges = new HashMap<>();
    for (Map<String, FloatTensor> tensors : real) {
      tensors.forEach((name, tensor) -> ranges.merge(name, tensor.range(), Range::with));
    }
    return new Ranges(ranges);
  }
}
