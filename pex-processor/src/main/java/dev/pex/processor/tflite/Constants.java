package dev.pex.processor.tflite;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.tflite.schema.Model;
import dev.pex.processor.tflite.schema.TensorType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The values of constant tensors; tensors that share a buffer share the values. */
final class Constants {
  private final Model model;
  private final Map<Integer, Int8Values> int8 = new HashMap<>();
  private final Map<Integer, Int32Values> int32 = new HashMap<>();
  private final Map<Integer, Int32Values> zeros = new HashMap<>();

  Constants(Model model) {
    this.model = model;
  }

  Int8Values int8(FileTensor tensor) {
    tensor.requireType(TensorType.INT8);
    requireBytes(tensor, 1);
    return int8.computeIfAbsent(tensor.buffer(), this::readInt8);
  }

  Int32Values int32(FileTensor tensor) {
    tensor.requireType(TensorType.INT32);
    requireBytes(tensor, Integer.BYTES);
    return int32.computeIfAbsent(tensor.buffer(), this::readInt32);
  }

  /** As many zeros, for a bias that is not there. */
  Int32Values zeros(int count) {
    return zeros.computeIfAbsent(count, size -> Int32Values.copyOf(new int[size]));
  }

  private void requireBytes(FileTensor tensor, int elementBytes) {
    long required = tensor.dimensions().elements() * elementBytes;
    long present = model.buffers(tensor.buffer()).dataLength();
    if (present != required) {
      throw Refusal.invalid(
          tensor.place(),
          String.format(
              Locale.ROOT,
              "of shape %s holds %,d B where it needs %,d B",
              tensor.dimensions(),
              present,
              required));
    }
  }

  private Int8Values readInt8(int buffer) {
    ByteBuffer data = model.buffers(buffer).dataAsByteBuffer();
    byte[] values = new byte[data.remaining()];
    data.get(values);
    return Int8Values.copyOf(values);
  }

  private Int32Values readInt32(int buffer) {
    ByteBuffer data = model.buffers(buffer).dataAsByteBuffer();
    int[] values = new int[data.remaining() / Integer.BYTES];
    for (int index = 0; index < values.length; index++) {
      values[index] = data.getInt();
    }
    return Int32Values.copyOf(values);
  }
}
