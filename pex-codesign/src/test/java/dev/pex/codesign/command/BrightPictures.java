package dev.pex.codesign.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files like Fashion-MNIST's: noise of 8x8, bright in one tenth, which is the label. */
record BrightPictures(Path folder) {
  private static final int SIZE = 8;

  /** Writes some to learn, and 200 to test with. */
  void write() throws IOException {
    writeImages("train", 600, 1);
    writeImages("t10k", 200, 2);
  }

  private void writeImages(String part, int count, long seed) throws IOException {
    Random random = new Random(seed);
    byte[] images = new byte[count * SIZE * SIZE];
    byte[] labels = new byte[count];
    random.nextBytes(labels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) Math.floorMod(labels[i], 10);
      for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
        int place = pixel * 10 / (SIZE * SIZE);
        int value = random.nextInt(100) + (place == labels[i] ? 150 : 0);
        images[i * SIZE * SIZE + pixel] = (byte) value;
      }
    }
    writeIdx(part + "-images-idx3-ubyte.gz", images, count, SIZE, SIZE);
    writeIdx(part + "-labels-idx1-ubyte.gz", labels, count);
  }

  /** Writes values under their sizes. */
  void writeIdx(String name, byte[] values, int... sizes) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    bytes.putInt(0x0800 | sizes.length);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    bytes.put(values);
    try (GZIPOutputStream stream =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      stream.write(bytes.array());
    }
  }
}
