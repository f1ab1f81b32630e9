package dev.pex.processor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the C helpers round real numbers as TFLite's QUANTIZE and DEQUANTIZE do. */
@Tag("native")
final class QuantizeHelperTest {
  private static final Path HEADERS =
      Path.of("../pex-runtime-c/include").toAbsolutePath().normalize();

  @ParameterizedTest
  @CsvSource({"0.5, 83", "0.0078125, -128", "0.1, 0", "0.58359706, 127", "3.7e-3, -1"})
  void quantizesAsTflite(float scale, int zeroPoint) throws IOException {
    List<Float> reals = reals(scale);
    ByteBuffer answer = answer(scale, zeroPoint, reals);
    for (float real : reals) {
      byte value = answer.get();
      assertThat(value).as("%s", real).isEqualTo(expected(real / scale, zeroPoint));
      assertThat(answer.getFloat())
          .isEqualTo((float) ((double) scale * ((double) value - zeroPoint)));
    }
  }

  /** Halves, the floats beside them, noise, and what does not fit. */
  private static List<Float> reals(float scale) {
    List<Float> reals = new ArrayList<>(List.of(0f, -0f, 1e30f, -1e30f, 0.49999997f * scale));
    for (int half = -600; half <= 600; half++) {
      float real = scale * half / 2;
      reals.addAll(List.of(Math.nextDown(real), real, Math.nextUp(real)));
    }
    Random random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      reals.add((random.nextFloat() - 0.5f) * 600 * scale);
    }
    return reals;
  }

  private static byte expected(float scaled, int zeroPoint) {
    int rounded = new BigDecimal(scaled).setScale(0, RoundingMode.HALF_UP).intValue();
    int bounded = Math.abs(scaled) > 1000 ? (int) Math.signum(scaled) * 1000 : rounded;
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, bounded + zeroPoint));
  }

  private static ByteBuffer answer(float scale, int zeroPoint, List<Float> reals)
      throws IOException {
    Path folder = TemporaryFolder.create("quantize");
    try (InputStream source = QuantizeHelperTest.class.getResourceAsStream("quantize.c")) {
      Files.write(folder.resolve("quantize.c"), Objects.requireNonNull(source).readAllBytes());
    }
    List<String> arguments = new ArrayList<>(CBuild.QUICK.flags());
    arguments.addAll(List.of("-I", HEADERS.toString(), "quantize.c", "-o", "quantize"));
    Tool.GCC.run(folder, arguments);
    ByteBuffer request =
        ByteBuffer.allocate((2 + reals.size()) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    request.putFloat(scale).putFloat(zeroPoint);
    reals.forEach(request::putFloat);
    Path input = Files.write(folder.resolve("input"), request.array());
    Path output = folder.resolve("output");
    new Command(folder, List.of("./quantize")).from(input).runInto(output);
    return ByteBuffer.wrap(Files.readAllBytes(output)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
