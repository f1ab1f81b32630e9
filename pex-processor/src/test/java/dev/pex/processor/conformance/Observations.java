package dev.pex.processor.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what observed C programs write: see {@code host.c}. */
final class Observations {
  private Observations() {}

  /** The tensors of each inference, by name. */
  static List<Map<String, byte[]>> read(byte[] answer) {
    ByteBuffer buffer = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    List<Map<String, byte[]>> inferences = new ArrayList<>();
    TensorParts tensors = new TensorParts();
    while (buffer.hasRemaining()) {
      int length = buffer.getInt();
      if (length < 0) {
        inferences.add(tensors.tensors());
        tensors = new TensorParts();
      } else {
        byte[] name = new byte[length];
        buffer.get(name);
        int firstElement = buffer.getInt();
        byte[] values = new byte[buffer.getInt()];
        buffer.get(values);
        tensors.complete(new String(name, StandardCharsets.UTF_8), firstElement, values);
      }
    }
    return inferences;
  }
}
