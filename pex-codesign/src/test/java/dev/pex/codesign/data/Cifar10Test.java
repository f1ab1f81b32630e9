package dev.pex.codesign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Cifar10Test {
  private Path path;
  private DataFolder folder;

  @BeforeEach
  void workIn(@TempDir Path path) {
    this.path = path;
    folder = new DataFolder(path);
  }

  @Test
  void batchesFollowEachOther() throws IOException {
    for (int i = 1; i <= 5; i++) {
      folder.write("data_batch_" + i + ".bin", batch(i, i - 1));
    }
    Cifar10 training = Cifar10.training(path);
    assertThat(training.size()).isEqualTo(10);
    assertThat(training.example(9).label()).isEqualTo(4);
    assertThat(training.classes().get(training.example(2).label())).isEqualTo("bird");
  }

  @Test
  void planesBecomeChannels() throws IOException {
    byte[] batch = batch(7);
    batch[1] = 10;
    batch[1 + 1_024 + 33] = 20;
    batch[1 + 2_048 + 1_023] = -1;
    folder.write("test_batch.bin", batch);
    Image image = Cifar10.test(path).example(0).content();
    assertThat(image.value(0, 0, 0)).isEqualTo(10);
    assertThat(image.value(1, 1, 1)).isEqualTo(20);
    assertThat(image.value(31, 31, 2)).isEqualTo(255);
    assertThat(image.value(31, 31, 0)).isZero();
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    refuses("is not there");
    folder.write("test_batch.bin", new byte[0]);
    refuses("has 0 B, not a multiple of 3,073 B for each example");
    folder.write("test_batch.bin", new byte[3_074]);
    refuses("has 3,074 B, not a multiple of 3,073 B for each example");
    folder.write("test_batch.bin", batch(0, 1, 200));
    refuses("has label 200 at example 2, but there are 10 classes");
  }

  private void refuses(String sentence) {
    folder.refuses(() -> Cifar10.test(path), "test_batch.bin", sentence);
  }

  private static byte[] batch(int... labels) {
    byte[] content = new byte[3_073 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      content[3_073 * i] = (byte) labels[i];
    }
    return content;
  }
}
