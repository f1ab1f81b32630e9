package dev.pex.codesign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FashionMnistTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";
  private static final String LABELS = "train-labels-idx1-ubyte.gz";

  private Path path;
  private DataFolder folder;

  @BeforeEach
  void write(@TempDir Path path) throws IOException {
    this.path = path;
    folder = new DataFolder(path);
    folder.writeIdx(IMAGES, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1}, 2, 2, 3);
    folder.writeIdx(LABELS, new byte[] {9, 0}, 2);
  }

  @Test
  void examplesAreRead() throws IOException {
    FashionMnist training = FashionMnist.training(path);
    assertThat(training.size()).isEqualTo(2);
    Example<Image> last = training.example(1);
    assertThat(last.label()).isZero();
    assertThat(training.classes().get(training.example(0).label())).isEqualTo("Ankle boot");
    Image image = last.content();
    assertThat(new int[] {image.height(), image.width(), image.channels()})
        .containsExactly(2, 3, 1);
    assertThat(image.value(0, 0, 0)).isEqualTo(6);
    assertThat(image.value(1, 0, 0)).isEqualTo(9);
    assertThat(image.value(1, 2, 0)).isEqualTo(255);
  }

  @Test
  void theTestPartHasFilesOfItsOwn() {
    folder.refuses(() -> FashionMnist.test(path), "t10k-images-idx3-ubyte.gz", "is not there");
  }

  @Test
  void labelsOutOfRangeAreRefused() throws IOException {
    folder.writeIdx(LABELS, new byte[] {3, 10}, 2);
    refuses(LABELS, "has label 10 at example 1, but there are 10 classes");
  }

  @Test
  void anotherNumberOfLabelsIsRefused() throws IOException {
    folder.writeIdx(LABELS, new byte[] {1, 2, 3}, 3);
    refuses(LABELS, "has 3 labels for the 2 pictures of '" + IMAGES + "'");
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    folder.writeIdx(IMAGES, new byte[11], 2, 2, 3);
    refuses(IMAGES, "has 11 B of values, not 12 B");
    folder.writeIdx(IMAGES, new byte[12], 12);
    refuses(IMAGES, "is not an IDX file of unsigned bytes in 3 dimensions");
    folder.writeIdx(IMAGES, new byte[0], 1 << 30, 1 << 30, 16);
    refuses(IMAGES, "has a dimension out of range");
    folder.writeIdx(IMAGES, new byte[0], 0, 2, 3);
    refuses(IMAGES, "has a dimension out of range");
    folder.write(IMAGES, new byte[] {0, 0, 8, 3});
    refuses(IMAGES, "is not a whole gzip file");
    byte[] packed = DataFolder.packed(new byte[28]);
    folder.write(IMAGES, Arrays.copyOf(packed, packed.length - 9));
    refuses(IMAGES, "is not a whole gzip file");
  }

  private void refuses(String file, String sentence) {
    folder.refuses(() -> FashionMnist.training(path), file, sentence);
  }
}
