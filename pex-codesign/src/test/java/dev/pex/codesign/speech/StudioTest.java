package dev.pex.codesign.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of an engine that does not speak. */
final class StudioTest {
  /** A shell in place of an engine. */
  private record Shell(String program, String script) implements Engine {
    @Override
    public List<String> listing() {
      return List.of(program, "-c", "echo anna");
    }

    @Override
    public List<String> command(Utterance utterance) {
      return List.of(program, "-c", script);
    }
  }

  static List<Engine> engines() {
    return List.of(new EspeakNg(), new Flite(), new Festival());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aMissingVoiceIsNamed(Engine engine) {
    assertThatThrownBy(() -> require(engine, "nobody"))
        .isInstanceOf(IOException.class)
        .hasMessage("'" + engine.program() + "' has no voice 'nobody'");
  }

  @Test
  void aMissingEngineIsNamed() {
    assertThatThrownBy(() -> require(new Shell("no-such-engine", ""), "anna"))
        .isInstanceOf(IOException.class)
        .hasMessage("'no-such-engine' is not installed; ./setup installs it");
  }

  @Test
  void anEngineThatDoesNotStartIsNotMissing(@TempDir Path folder) throws IOException {
    Path program = Files.writeString(folder.resolve("engine"), "#!/no/such/interpreter\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> require(new Shell(program.toString(), ""), "anna"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("'" + program + "' cannot be started: ")
        .hasMessageContaining("No such file");
  }

  @Test
  void whatAnEngineSaysOfItsFailureIsTold() {
    assertThatThrownBy(() -> speak("echo no memory; exit 3"))
        .isInstanceOf(IOException.class)
        .hasMessage("'sh' ended with 3: no memory");
    assertThatThrownBy(() -> speak("echo nothing to do"))
        .isInstanceOf(IOException.class)
        .hasMessage("'sh' did not say 'yes' as 'anna': nothing to do");
  }

  @Test
  void silenceIsNotAWord() {
    String silence = "'RIFF$\\0\\0\\0WAVEfmt \\20\\0\\0\\0\\1\\0\\1\\0";
    String rates = "\\200>\\0\\0\\0}\\0\\0\\2\\0\\20\\0data\\4\\0\\0\\0\\0\\0\\0\\0'";
    assertThatThrownBy(() -> speak("printf " + silence + rates + " > " + Engine.FILE))
        .isInstanceOf(IOException.class)
        .hasMessage("'sh' did not say 'yes' as 'anna': its file is silent");
  }

  private static void require(Engine engine, String voice) throws IOException {
    try (Studio studio = new Studio()) {
      studio.require(new Voice(engine, voice, Voice.Part.TRAINING, 1));
    }
  }

  private static void speak(String script) throws IOException {
    Voice voice = new Voice(new Shell("sh", script), "anna", Voice.Part.TRAINING, 1);
    try (Studio studio = new Studio()) {
      studio.record(Utterance.of("yes", voice, 0, 1));
    }
  }
}
