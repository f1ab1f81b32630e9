package dev.pex.codesign.data;

import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A gzip-packed IDX file of unsigned bytes: the format of MNIST (LeCun, Cortes, Burges; <a
 * href="http://yann.lecun.com/exdb/mnist/">its page</a>). The first dimension counts examples.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x0800;

  private final int[] sizes;
  private final ByteBuffer content;

  private IdxFile(int[] sizes, ByteBuffer content) {
    this.sizes = sizes;
    this.content = content;
  }

  /** Reads a file that has so many dimensions. */
  static IdxFile read(Path path, int dimensions) throws IOException {
    DataFile file = new DataFile(path);
    ByteBuffer bytes = ByteBuffer.wrap(file.unpacked());
    int headerBytes = Integer.BYTES * (1 + dimensions);
    if (bytes.limit() < headerBytes || bytes.getInt() != (UNSIGNED_BYTES | dimensions)) {
      throw file.damaged("is not an IDX file of unsigned bytes in %d dimensions", dimensions);
    }
    int[] sizes = IntStream.range(0, dimensions).map(i -> bytes.getInt()).toArray();
    long elements = elements(file, sizes);
    if (bytes.remaining() != elements) {
      throw file.damaged("has %,d B of values, not %,d B", bytes.remaining(), elements);
    }
    return new IdxFile(sizes, bytes.slice());
  }

  private static long elements(DataFile file, int[] sizes) throws IOException {
    long elements = 1;
    for (int size : sizes) {
      if (size <= 0 || elements > Integer.MAX_VALUE) {
        throw file.damaged("has a dimension out of range");
      }
      elements *= size;
    }
    return elements;
  }

  /** Examples, for dimension 0. */
  int size(int dimension) {
    return sizes[dimension];
  }

  /** The values of one example. */
  byte[] example(int index) {
    byte[] values = new byte[content.limit() / sizes[0]];
    content.get(index * values.length, values);
    return values;
  }
}
