package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureTest {
  @TempDir private Path folder;

  @Test
  void coloursAreShiftedToInt8() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x0080FF);
    assertThat(new Picture(image).pixels(3)).containsExactly(-128, 0, 127, -128, -128, -128);
  }

  @Test
  void brightnessFollowsRec601() {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0000);
    image.setRGB(1, 0, 0x00FF00);
    image.setRGB(2, 0, 0xFFFFFF);
    assertThat(new Picture(image).pixels(1)).containsExactly(76 - 128, 150 - 128, 127);
  }

  @Test
  void greyIsKeptAsItIs() throws IOException {
    Path file = write(gradient(0), "grey.bmp");
    byte[] pixels = Picture.read(file.toFile()).pixels(1);
    assertThat(pixels[0]).isEqualTo((byte) -128);
    assertThat(pixels[255]).isEqualTo((byte) 127);
  }

  @Test
  void greyIsKeptAsItIsInColoursAndWhenScaled() throws IOException {
    BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 12 * 12; i++) {
      image.getRaster().setSample(i % 12, i / 12, 0, 64);
    }
    Picture picture = Picture.read(write(image, "flat.bmp").toFile());
    assertThat(picture.pixels(3)).containsOnly(64 - 128);
    assertThat(picture.scaledTo(10, 10).pixels(3)).containsOnly(64 - 128);
  }

  @Test
  void greyThatWasStoredAsSignedBytesIsUnwrapped() throws IOException {
    Path plain = write(gradient(0), "plain.bmp");
    Path signed = write(gradient(128), "signed.bmp");
    assertThat(Picture.read(signed.toFile()).pixels(1))
        .isEqualTo(Picture.read(plain.toFile()).pixels(1));
  }

  @Test
  void isScaledToTheModel() {
    BufferedImage image = new BufferedImage(50, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 50 * 40; i++) {
      image.setRGB(i % 50, i / 50, 0x404040);
    }
    byte[] pixels = new Picture(image).scaledTo(10, 20).pixels(3);
    byte[] expected = new byte[10 * 20 * 3];
    Arrays.fill(expected, (byte) (0x40 - 128));
    assertThat(pixels).isEqualTo(expected);
  }

  @Test
  void isDrawnHalfAsHighAsWide() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 8; y++) {
      image.setRGB(7, y, 0xFFFFFF);
    }
    String line = new Picture(image).draw().lines().findFirst().orElseThrow();
    assertThat(new Picture(image).draw().lines()).hasSize(4).containsOnly(line);
    assertThat(line).isEqualTo("       @");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.bmp"), "not a picture");
    assertThatThrownBy(() -> Picture.read(text.toFile()))
        .isInstanceOf(IOException.class)
        .hasMessage("'notes.bmp' is not a picture that Java can read");
  }

  @Test
  void cutFilesAreRefusedOrRead() throws IOException {
    byte[] whole = Files.readAllBytes(write(gradient(0), "whole.bmp"));
    for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
      Path cut = Files.write(folder.resolve("cut.bmp"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Picture.read(cut.toFile()))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IOException.class)
          .hasMessage("'cut.bmp' is not a picture that Java can read");
    }
  }

  private static BufferedImage gradient(int shift) {
    BufferedImage image = new BufferedImage(256, 2, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x + shift & 0xFF);
      image.getRaster().setSample(x, 1, 0, x + shift & 0xFF);
    }
    return image;
  }

  private Path write(BufferedImage image, String name) throws IOException {
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "bmp", file.toFile())).isTrue();
    return file;
  }
}
