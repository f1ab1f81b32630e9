package dev.pex.processor.tflite;

import dev.pex.processor.tflite.schema.SubGraph;
import dev.pex.processor.tflite.schema.Tensor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives every tensor of a file a name of its own: the file's, with a number behind it where two
 * share one, or {@code tensor_3} where there is none. Activations choose before constants.
 */
final class TensorNames {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> lastNumber = new HashMap<>();

  private TensorNames() {}

  /** The names in the order of the tensors. */
  static List<String> of(SubGraph graph, Predicate<Tensor> constant) {
    TensorNames names = new TensorNames();
    int count = graph.tensorsLength();
    String[] result = new String[count];
    for (boolean constants : new boolean[] {false, true}) {
      for (int index = 0; index < count; index++) {
        Tensor tensor = graph.tensors(index);
        if (constant.test(tensor) == constants) {
          result[index] = names.choose(written(tensor, index));
        }
      }
    }
    return new ArrayList<>(List.of(result));
  }

  private String choose(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name = wanted + "_" + lastNumber.merge(wanted, 2, (last, two) -> last + 1);
    }
    return name;
  }

  private static String written(Tensor tensor, int index) {
    ByteBuffer bytes = tensor.nameAsByteBuffer();
    String name = bytes == null ? "" : text(bytes);
    return name.isEmpty() ? "tensor_" + index : name;
  }

  /** Text without control characters, which would break messages and generated code. */
  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8
        .decode(bytes)
        .toString()
        .replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
  }
}
