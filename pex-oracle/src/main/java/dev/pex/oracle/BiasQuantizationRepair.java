package dev.pex.oracle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Old converters wrote biases, which are vectors, with the quantised dimension of a filter. Later
 * versions of TFLite refuse such a file; this sets the dimension of every vector to zero and leaves
 * all else. It walks the flatbuffer by hand, so that the oracle depends on none of Pex's readers.
 */
final class BiasQuantizationRepair {
  private static final int MODEL_SUBGRAPHS = 2;
  private static final int SUBGRAPH_TENSORS = 0;
  private static final int TENSOR_SHAPE = 0;
  private static final int TENSOR_QUANTIZATION = 4;
  private static final int QUANTIZATION_DIMENSION = 6;

  private final ByteBuffer file;

  private BiasQuantizationRepair(ByteBuffer file) {
    this.file = file;
  }

  /** A repaired copy of a valid {@code .tflite}. */
  static byte[] apply(byte[] model) {
    byte[] copy = model.clone();
    new BiasQuantizationRepair(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN)).repair();
    return copy;
  }

  private void repair() {
    int subgraphs = target(field(target(0), MODEL_SUBGRAPHS));
    for (int i = 0; i < file.getInt(subgraphs); i++) {
      int tensors = target(field(target(element(subgraphs, i)), SUBGRAPH_TENSORS));
      for (int j = 0; j < file.getInt(tensors); j++) {
        repairTensor(target(element(tensors, j)));
      }
    }
  }

  private void repairTensor(int tensor) {
    int shape = field(tensor, TENSOR_SHAPE);
    int quantization = field(tensor, TENSOR_QUANTIZATION);
    if (shape == 0 || quantization == 0 || file.getInt(target(shape)) != 1) {
      return;
    }
    int dimension = field(target(quantization), QUANTIZATION_DIMENSION);
    if (dimension != 0) {
      file.putInt(dimension, 0);
    }
  }

  /** The place of a table's field, or zero where the field is absent. */
  private int field(int table, int id) {
    int vtable = table - file.getInt(table);
    int entry = 2 * Short.BYTES + id * Short.BYTES;
    int offset = entry < file.getShort(vtable) ? file.getShort(vtable + entry) : 0;
    return offset == 0 ? 0 : table + offset;
  }

  /** What the offset at a place points to. */
  private int target(int place) {
    return place + file.getInt(place);
  }

  private static int element(int vector, int index) {
    return vector + Integer.BYTES + index * Integer.BYTES;
  }
}
