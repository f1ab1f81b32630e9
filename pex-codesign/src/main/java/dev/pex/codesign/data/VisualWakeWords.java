package dev.pex.codesign.data;

import dev.pex.codesign.file.DataFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Visual Wake Words: pictures with and without people (Chowdhery et al., arXiv 1906.05721), in the
 * folders {@code non_person} and {@code person}, as MLPerf Tiny hands them out. Any format that
 * {@link ImageIO} reads; red, green, blue.
 */
public final class VisualWakeWords {
  private static final List<String> CLASSES = List.of("non_person", "person");
  private static final int CHANNELS = 3;

  private VisualWakeWords() {}

  /** All pictures of a folder that holds the two. */
  public static Dataset<Image> of(Path folder) throws IOException {
    return LabelledFiles.of(folder, CLASSES, file -> true, VisualWakeWords::image);
  }

  private static Image image(Path path) throws IOException {
    BufferedImage picture = picture(new DataFile(path));
    int height = picture.getHeight();
    int width = picture.getWidth();
    byte[] values = new byte[height * width * CHANNELS];
    for (int i = 0; i < height * width; i++) {
      int colour = picture.getRGB(i % width, i / width);
      values[CHANNELS * i] = (byte) (colour >> 16);
      values[CHANNELS * i + 1] = (byte) (colour >> 8);
      values[CHANNELS * i + 2] = (byte) colour;
    }
    return new Image(height, width, CHANNELS, values);
  }

  /** Readers of damaged pictures throw whatever comes up, or return nothing. */
  private static BufferedImage picture(DataFile file) throws IOException {
    byte[] content = file.content();
    IOException damaged = file.damaged("is not a whole picture");
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content));
      if (picture != null) {
        return picture;
      }
    } catch (IOException | RuntimeException e) {
      damaged.initCause(e);
    }
    throw damaged;
  }
}
