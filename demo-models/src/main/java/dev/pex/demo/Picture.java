package dev.pex.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A picture, fitted to a model's input. */
record Picture(BufferedImage image) {
  private static final int DRAWN_COLUMNS = 64;
  private static final String SHADES = " .:-=+*#%@";

  /**
   * Reads a BMP, PNG, GIF or JPEG file.
   *
   * @throws IOException with a sentence for the user, if it is none
   */
  static Picture read(File file) throws IOException {
    return new Picture(inColours(image(file))).unwrapped();
  }

  /** Grey values of int8, black -128 and white 127, row after row. */
  static Picture ofGrey(byte[] values, int height, int width) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      image.setRGB(i % width, i / width, greyColour(values[i] + 128));
    }
    return new Picture(image);
  }

  /**
   * Features row after row: time goes right, the first feature is lowest, each from black at its
   * least to white at its greatest.
   */
  static Picture ofFeatures(byte[] values, int rows, int features) {
    byte[] turned = new byte[values.length];
    for (int feature = 0; feature < features; feature++) {
      int least = Byte.MAX_VALUE;
      int greatest = Byte.MIN_VALUE;
      for (int i = feature; i < values.length; i += features) {
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
      int width = Math.max(1, greatest - least);
      for (int row = 0; row < rows; row++) {
        int value = values[row * features + feature] - least;
        turned[(features - 1 - feature) * rows + row] = (byte) (value * 255 / width - 128);
      }
    }
    return ofGrey(turned, features, rows).scaledTo(rows, 2 * features);
  }

  /** Readers of damaged files throw whatever comes up. */
  private static BufferedImage image(File file) throws IOException {
    try {
      return Optional.ofNullable(ImageIO.read(file))
          .orElseThrow(() -> new IOException("no reader knows it"));
    } catch (IOException | RuntimeException e) {
      throw new IOException("'" + file.getName() + "' is not a picture that Java can read", e);
    }
  }

  /**
   * Red, green and blue; a grey value is all three, where Java's own conversion would brighten it.
   */
  private static BufferedImage inColours(BufferedImage image) {
    boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    BufferedImage colours =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int colour = grey ? greyColour(image.getRaster().getSample(x, y, 0)) : image.getRGB(x, y);
        colours.setRGB(x, y, colour);
      }
    }
    return colours;
  }

  private static int greyColour(int value) {
    return value * 0x010101;
  }

  /**
   * TFLite Micro keeps its grey test pictures as signed bytes, which other programs show with black
   * and white wrapped round. Of the two readings of a grey picture, the smoother one is the
   * picture.
   */
  private Picture unwrapped() {
    BufferedImage wrapped =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int value = brightness(x, y);
        if ((image.getRGB(x, y) & 0xFFFFFF) != greyColour(value)) {
          return this;
        }
        wrapped.setRGB(x, y, greyColour(value + 128 & 0xFF));
      }
    }
    Picture other = new Picture(wrapped);
    return other.roughness() < roughness() ? other : this;
  }

  /** Sum of the differences between horizontal neighbours. */
  private long roughness() {
    long sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1; x < image.getWidth(); x++) {
        sum += Math.abs(brightness(x, y) - brightness(x - 1, y));
      }
    }
    return sum;
  }

  /** The same picture in another size. */
  Picture scaledTo(int width, int height) {
    if (image.getWidth() == width && image.getHeight() == height) {
      return this;
    }
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return new Picture(scaled);
  }

  /**
   * Pixels as int8, black -128 and white 127, channels innermost.
   *
   * @param channels 1 for brightness or 3 for red, green and blue
   */
  byte[] pixels(int channels) {
    byte[] pixels = new byte[image.getWidth() * image.getHeight() * channels];
    int next = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (channels == 1) {
          pixels[next++] = (byte) (brightness(x, y) - 128);
        } else {
          int colour = image.getRGB(x, y);
          pixels[next++] = (byte) ((colour >> 16 & 0xFF) - 128);
          pixels[next++] = (byte) ((colour >> 8 & 0xFF) - 128);
          pixels[next++] = (byte) ((colour & 0xFF) - 128);
        }
      }
    }
    return pixels;
  }

  /** The picture as text; a line of text is twice as high as it is wide. */
  String draw() {
    int columns = Math.min(DRAWN_COLUMNS, image.getWidth());
    int lines = Math.max(1, columns * image.getHeight() / image.getWidth() / 2);
    Picture small = scaledTo(columns, lines);
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < lines; y++) {
      for (int x = 0; x < columns; x++) {
        text.append(SHADES.charAt(small.brightness(x, y) * SHADES.length() / 256));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** 0 to 255, with the weights of Rec. 601; grey is its own value. */
  private int brightness(int x, int y) {
    int colour = image.getRGB(x, y);
    int red = colour >> 16 & 0xFF;
    int green = colour >> 8 & 0xFF;
    int blue = colour & 0xFF;
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }
}
