package dev.pex.processor.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils a file at random: a few bits, bytes, numbers, offsets, or a piece of it. */
final class Mutation {
  private static final int[] EXTREMES = {
    0,
    1,
    -1,
    2,
    3,
    4,
    8,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    1 << 24,
    1 << 28,
    1 << 30,
    Integer.MAX_VALUE,
    Integer.MAX_VALUE - 3,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 4
  };

  private Mutation() {}

  /** One of the files, spoilt. */
  static byte[] of(List<byte[]> files, Random random) {
    byte[] file = files.get(random.nextInt(files.size())).clone();
    int changes = 1 + (random.nextBoolean() ? 0 : random.nextInt(6));
    for (int change = 0; change < changes && file.length > 8; change++) {
      file = changed(file, files, random);
    }
    return file;
  }

  private static byte[] changed(byte[] file, List<byte[]> files, Random random) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = random.nextInt(file.length - 7);
    int aligned = at / 4 * 4;
    switch (random.nextInt(9)) {
      case 0 -> bytes.put(at, (byte) (file[at] ^ 1 << random.nextInt(8)));
      case 1 -> bytes.put(at, (byte) random.nextInt());
      case 2 -> bytes.putInt(aligned, EXTREMES[random.nextInt(EXTREMES.length)]);
      case 3 -> bytes.putShort(at / 2 * 2, (short) EXTREMES[random.nextInt(EXTREMES.length)]);
      case 4 -> bytes.putInt(aligned, bytes.getInt(aligned) + 4 * (random.nextInt(9) - 4));
      case 5 -> bytes.putInt(aligned, random.nextInt(file.length / 4) * 4 - aligned);
      case 6 -> bytes.putLong(at / 8 * 8, random.nextLong());
      case 7 -> copyPiece(file, files.get(random.nextInt(files.size())), random);
      default -> {
        return resized(file, random);
      }
    }
    return file;
  }

  private static void copyPiece(byte[] file, byte[] from, Random random) {
    int length = 1 + random.nextInt(Math.min(64, Math.min(file.length, from.length)));
    int source = random.nextInt(from.length - length + 1) / 4 * 4;
    int target = random.nextInt(file.length - length + 1) / 4 * 4;
    System.arraycopy(from, source, file, target, length);
  }

  private static byte[] resized(byte[] file, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 1 -> Arrays.copyOf(file, file.length - random.nextInt(8));
      case 2 -> Arrays.copyOf(file, file.length + random.nextInt(64));
      default -> {
        // drops a piece, so that all that lies behind is shifted
        int start = 8 + random.nextInt(file.length - 8);
        int length = Math.min(4 * (1 + random.nextInt(4)), file.length - start);
        byte[] shorter = Arrays.copyOf(file, file.length - length);
        System.arraycopy(file, start + length, shorter, start, file.length - start - length);
        yield shorter;
      }
    };
  }
}
