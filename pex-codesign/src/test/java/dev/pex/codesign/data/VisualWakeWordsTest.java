package dev.pex.codesign.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VisualWakeWordsTest {
  private Path path;
  private DataFolder folder;

  @BeforeEach
  void write(@TempDir Path path) throws IOException {
    this.path = path;
    folder = new DataFolder(path);
    folder.write("person/a.png", picture(0x102030));
    folder.write("non_person/b.bmp", picture(0xFF0080));
  }

  @Test
  void foldersAreLabels() throws IOException {
    Dataset<Image> pictures = VisualWakeWords.of(path);
    assertThat(pictures.size()).isEqualTo(2);
    assertThat(pictures.classes().get(pictures.example(0).label())).isEqualTo("non_person");
    assertThat(pictures.example(1).label()).isEqualTo(1);
    Image image = pictures.example(1).content();
    assertThat(new int[] {image.height(), image.width(), image.channels()})
        .containsExactly(2, 3, 3);
    assertThat(image.value(1, 2, 0)).isEqualTo(0x10);
    assertThat(image.value(1, 2, 1)).isEqualTo(0x20);
    assertThat(image.value(1, 2, 2)).isEqualTo(0x30);
    assertThat(image.value(0, 0, 2)).isZero();
  }

  @Test
  void damagedPicturesAreNamedWhenTheyAreRead() throws IOException {
    byte[] whole = picture(1);
    folder.write("person/a.png", Arrays.copyOf(whole, whole.length / 2));
    folder.write("person/c.txt", DataFolder.ascii("not a picture"));
    Dataset<Image> pictures = VisualWakeWords.of(path);
    folder.refuses(() -> pictures.example(1), "person/a.png", "is not a whole picture");
    folder.refuses(() -> pictures.example(2), "person/c.txt", "is not a whole picture");
  }

  @Test
  void missingFoldersAreNamed() throws IOException {
    Files.delete(path.resolve("person/a.png"));
    folder.refuses(() -> VisualWakeWords.of(path), "person", "has no files");
    Files.delete(path.resolve("person"));
    folder.refuses(() -> VisualWakeWords.of(path), "person", "is not a folder");
  }

  /** Black, but for the last pixel. */
  private static byte[] picture(int colour) throws IOException {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(2, 1, colour);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", content);
    return content.toByteArray();
  }
}
