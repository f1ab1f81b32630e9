package dev.pex.codesign.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C computes the same features as Java, byte for byte. */
@Tag("native")
final class MfccInCTest {
  private static final Path RUNTIME = Path.of("../pex-runtime-c").toAbsolutePath().normalize();
  private static final String FLAGS =
      "-std=c99 -O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wstrict-prototypes"
          + " -Werror -fsanitize=address,undefined -fno-sanitize-recover=all";

  private Path folder;

  @BeforeEach
  void workIn(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @MethodSource("dev.pex.codesign.audio.MfccTest#parameters")
  void javaAndCAgree(MfccParameters parameters) throws Exception {
    Path program = compile(parameters);
    for (Map.Entry<String, short[]> signal : Signals.all().entrySet()) {
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      new Recording(parameters.windows().sampleRateHz(), signal.getValue())
          .features(parameters)
          .forEach(expected::writeBytes);
      assertThat(run(program, signal.getValue()))
          .as(signal.getKey())
          .isEqualTo(expected.toByteArray());
    }
  }

  private Path compile(MfccParameters parameters) throws Exception {
    MfccSource source = new MfccSource("front_end", parameters);
    Files.writeString(folder.resolve("front_end.h"), source.header());
    Files.writeString(folder.resolve("front_end.c"), source.source());
    try (InputStream main = MfccInCTest.class.getResourceAsStream("rows.c")) {
      Files.write(folder.resolve("rows.c"), Objects.requireNonNull(main).readAllBytes());
    }
    List<String> line = new ArrayList<>(List.of("gcc"));
    line.addAll(List.of(FLAGS.split(" ")));
    line.addAll(List.of("-I", RUNTIME.resolve("include").toString(), "rows.c", "front_end.c"));
    line.add(RUNTIME.resolve("src/pex_mfcc.c").toString());
    line.add(RUNTIME.resolve("src/pex_spectrum.c").toString());
    line.addAll(List.of("-o", "rows"));
    finish(new ProcessBuilder(line).directory(folder.toFile()));
    return folder.resolve("rows");
  }

  private byte[] run(Path program, short[] samples) throws Exception {
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.nativeOrder());
    bytes.asShortBuffer().put(samples);
    Path input = Files.write(folder.resolve("samples"), bytes.array());
    Path output = folder.resolve("features");
    finish(
        new ProcessBuilder(program.toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile()));
    return Files.readAllBytes(output);
  }

  private void finish(ProcessBuilder builder) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    int code = builder.redirectError(errors.toFile()).start().waitFor();
    assertThat(code).as(Files.readString(errors)).isZero();
  }
}
