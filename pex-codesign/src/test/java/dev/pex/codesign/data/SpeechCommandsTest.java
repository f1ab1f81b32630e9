package dev.pex.codesign.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.codesign.audio.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeechCommandsTest {
  private static final List<String> WORDS = List.of("yes", "no");

  private Path path;
  private DataFolder folder;

  @BeforeEach
  void write(@TempDir Path path) throws IOException {
    this.path = path;
    folder = new DataFolder(path);
    folder.writeWav("yes/b.wav", (short) 2);
    folder.writeWav("yes/a.wav", (short) 1);
    folder.writeWav("yes/c.wav", (short) 3);
    folder.writeWav("no/a.wav", (short) 4);
    folder.writeWav("other/a.wav", (short) 5);
    folder.write("no/notes.txt", new byte[1]);
    folder.write("validation_list.txt", DataFolder.ascii("yes/b.wav\nother/none.wav\n"));
    folder.write("testing_list.txt", DataFolder.ascii("yes/c.wav\n"));
  }

  @Test
  void listsDivideTheRecordings() throws IOException {
    SpeechCommands commands = new SpeechCommands(path, WORDS);
    assertThat(described(commands.training())).containsExactly("yes 1", "no 4");
    assertThat(described(commands.validation())).containsExactly("yes 2");
    assertThat(described(commands.test())).containsExactly("yes 3");
  }

  private static List<String> described(Dataset<Recording> dataset) throws IOException {
    List<String> descriptions = new ArrayList<>();
    for (int i = 0; i < dataset.size(); i++) {
      Example<Recording> example = dataset.example(i);
      descriptions.add(dataset.classes().get(example.label()) + " " + example.content().sample(0));
    }
    return descriptions;
  }

  @Test
  void aDamagedRecordingIsNamedWhenItIsRead() throws IOException {
    folder.write("no/a.wav", new byte[20]);
    Dataset<Recording> training = new SpeechCommands(path, WORDS).training();
    assertThat(training.example(0).label()).isZero();
    folder.refuses(() -> training.example(1), "no/a.wav", "is not a WAV file");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    folder.refuses(
        () -> new SpeechCommands(path, List.of("yes", "maybe")).training(),
        "maybe",
        "is not a folder");
    Files.delete(path.resolve("yes/c.wav"));
    folder.refuses(
        () -> new SpeechCommands(path, WORDS),
        "testing_list.txt",
        "names 'yes/c.wav', which is not there");
    Files.delete(path.resolve("testing_list.txt"));
    folder.refuses(() -> new SpeechCommands(path, WORDS), "testing_list.txt", "is not there");
  }
}
