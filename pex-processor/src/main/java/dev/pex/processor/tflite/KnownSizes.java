package dev.pex.processor.tflite;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.tflite.schema.PackOptions;
import dev.pex.processor.tflite.schema.StridedSliceOptions;
import dev.pex.processor.tflite.schema.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Integers that a file computes of sizes, which are all known: what Keras makes of a reshape. The
 * operators that compute them leave nothing in the network.
 */
final class KnownSizes {
  private final Map<Integer, Int32Values> values = new HashMap<>();

  /** What was computed for a tensor, if anything was. */
  Optional<Int32Values> get(int tensor) {
    return Optional.ofNullable(values.get(tensor));
  }

  /** Computes the result of SHAPE, STRIDED_SLICE or PACK. */
  void compute(OperatorView operator) {
    FileTensor result = operator.result();
    result.requireType(TensorType.INT32);
    List<Integer> sizes =
        switch (operator.kind()) {
          case SHAPE -> operator.tensor(0).dimensions().sizes();
          case STRIDED_SLICE -> slice(operator);
          default -> pack(operator);
        };
    if (sizes.size() != result.dimensions().elements()) {
      throw operator.invalid(
          "makes " + sizes.size() + " integers but its result is " + result.dimensions());
    }
    values.put(
        result.index(), Int32Values.copyOf(sizes.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static List<Integer> slice(OperatorView operator) {
    operator.requireOperands(4, 4);
    Int32Values sizes = operator.int32(0);
    StridedSliceOptions options = operator.requiredOptions(new StridedSliceOptions());
    boolean plain = options.ellipsisMask() == 0 && options.newAxisMask() == 0;
    if (!plain || single(operator, 3) != 1) {
      throw operator.unsupported("takes other sizes than a run of them");
    }
    int first = options.beginMask() != 0 ? 0 : index(single(operator, 1), sizes);
    int end = options.endMask() != 0 ? sizes.size() : index(single(operator, 2), sizes);
    int endOfOne = options.shrinkAxisMask() != 0 ? first + 1 : end;
    if (first < 0 || endOfOne > sizes.size() || first >= endOfOne) {
      throw operator.invalid("takes sizes " + first + " to " + endOfOne + " of " + sizes.size());
    }
    return IntStream.range(first, endOfOne).mapToObj(sizes::get).toList();
  }

  /** Negative indices count from the end. */
  private static int index(int written, Int32Values sizes) {
    return written < 0 ? written + sizes.size() : written;
  }

  private static List<Integer> pack(OperatorView operator) {
    if (operator.requiredOptions(new PackOptions()).axis() != 0) {
      throw operator.unsupported("packs sizes along another axis than the first");
    }
    return IntStream.range(0, operator.operands())
        .mapToObj(operand -> single(operator, operand))
        .toList();
  }

  private static int single(OperatorView operator, int operand) {
    Int32Values values = operator.int32(operand);
    if (values.size() != 1) {
      throw operator.invalid("reads " + values.size() + " integers where it takes one");
    }
    return values.get(0);
  }
}
