package dev.pex.processor.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a tensor cannot have. */
final class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "signed, is a word of C",
    "uint8_t, is a word of C",
    "run, is a name that the generated code has itself",
    "pex_scores, is a name that the generated code has itself",
    "_scores, 'is not letters, digits and underscores after a letter'",
    "größe, 'is not letters, digits and underscores after a letter'",
    "scores$, 'is not letters, digits and underscores after a letter'"
  })
  void nameIsRefused(String name, String reason, @TempDir Path work) throws IOException {
    String model =
        "@dev.pex.Network class Model {"
            + " @dev.pex.Input(channels = 4) dev.pex.Tensor input;"
            + " @dev.pex.Dense(units = 2) dev.pex.Tensor "
            + name
            + "; }";
    Path source = Files.writeString(work.resolve("Model.java"), model);
    Compiled compiled =
        new ModelCompiler(work.resolve("output"))
            .with(List.of("-encoding", "UTF-8"))
            .compile(List.of(source));
    assertThat(compiled.messages()).hasSize(1);
    assertThat(compiled.text())
        .contains("[pex:name-not-c] '" + name + "' cannot name a tensor in C: it " + reason);
  }
}
