package dev.pex.codesign.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is one model; what it is not is told in a sentence. */
final class ModelSourceTest {
  private static final String MODEL =
      """
      @dev.pex.Network
      class First {
        @dev.pex.Input(channels = 3) dev.pex.Tensor vector;
        @dev.pex.Dense(units = 3) dev.pex.Tensor scores;
      }
      """;

  private final Path folder;
  private final Path compiled;

  ModelSourceTest(@TempDir Path folder) {
    this.folder = folder;
    this.compiled = folder.resolve("compiled");
  }

  @Test
  void nothingIsLeftOfWhatWasCompiledBefore() throws IOException {
    assertThat(compile("Model.java", MODEL).name()).isEqualTo("first");
    CompiledModel second = compile("Model.java", MODEL.replace("First", "Second"));
    assertThat(second.name()).isEqualTo("second");
    assertThat(compiled.resolve("First.class")).doesNotExist();
  }

  @Test
  void anotherExecutorIsNotTaken() throws IOException {
    CompiledModel model = compile("Model.java", MODEL + "class AnExecutor {}\n");
    assertThat(model.executor().getClass().getSimpleName()).isEqualTo("FirstExecutor");
  }

  @Test
  void filesWithoutANetworkOrWithSeveralAreRefused() throws IOException {
    CompiledModel none = compile("Model.java", "class None {}");
    assertRefused(none::name, "'Model.java' has no class with @Network");
    CompiledModel two = compile("Model.java", MODEL + MODEL.replace("First", "Second"));
    assertRefused(two::network, "'Model.java' has 2 classes with @Network");
    assertRefused(two::executor, "'Model.java' has 2 classes with @Network");
  }

  @Test
  void otherFilesAreRefused() {
    Path text = folder.resolve("model.txt");
    assertRefused(() -> compile("model.txt", MODEL), "'" + text + "' is not a '.java' file");
  }

  @Test
  void theCompilersErrorsHaveTheirPlace() {
    assertThatThrownBy(() -> compile("Model.java", MODEL.replace("= 3) dev", "= x) dev")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Model.java:3: error: ")
        .hasMessageContaining("Model.java:4: error: ");
  }

  private CompiledModel compile(String name, String text) throws IOException {
    return new ModelSource(Files.writeString(folder.resolve(name), text))
        .withPlaceholders(compiled);
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action).isInstanceOf(IOException.class).hasMessage(message);
  }
}
