package dev.pex.processor.tflite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.tflite.schema.TensorType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has a value so far: the network's inputs and what operators wrote. */
final class Values {
  /** All tensors of a network together; keeps every sum of sizes far from overflow. */
  private static final long ELEMENTS_AT_MOST = 1L << 30;

  private final FileTensors tensors;
  private final Map<Integer, Value> values = new HashMap<>();
  private final Set<Integer> lost = new HashSet<>();
  private final Set<Integer> written = new HashSet<>();
  private long elements;

  Values(FileTensors tensors) {
    this.tensors = tensors;
  }

  /** The value of a tensor, unless nothing wrote it yet or it is not int8. */
  Optional<Value> get(int tensor) {
    return Optional.ofNullable(values.get(tensor));
  }

  /** Says that a tensor's value is unknown since its operator was refused. */
  void lose(int tensor) {
    lost.add(tensor);
  }

  boolean isLost(int tensor) {
    return lost.contains(tensor);
  }

  /** Says that a tensor has its writer, once. */
  FileTensor claim(int index) {
    FileTensor tensor = tensors.get(index);
    if (tensor.constant()) {
      throw Refusal.invalid(tensor.place(), "is written although it is a constant");
    }
    if (!written.add(index)) {
      throw Refusal.invalid(tensor.place(), "is written twice");
    }
    return tensor;
  }

  /** Gives a tensor its value, of the shape that its dimensions stand for. */
  Value define(FileTensor tensor, Origin origin) {
    return define(tensor, shape(tensor), Value.alignedRight(tensor.dimensions().rank()), origin);
  }

  /** Gives a tensor its value of a shape; axes as in {@link Value}. */
  Value define(FileTensor tensor, Shape shape, List<Integer> axes, Origin origin) {
    elements += shape.elements();
    if (elements > ELEMENTS_AT_MOST) {
      throw Refusal.unsupported(
          "",
          String.format(Locale.ROOT, "claims more than %,d B of activations", ELEMENTS_AT_MOST));
    }
    Tensor made = new Tensor(tensor.name(), shape, tensor.quantization(), origin);
    Value value = new Value(made, tensor.dimensions(), axes);
    values.put(tensor.index(), value);
    return value;
  }

  /** The shape of an activation. */
  static Shape shape(FileTensor tensor) {
    Dimensions dimensions = tensor.dimensions();
    if (!dimensions.hasShape()) {
      boolean batch = dimensions.rank() == 4;
      throw Refusal.unsupported(
          tensor.place(),
          batch
              ? "has batch " + dimensions.size(0) + " where Pex reads one"
              : "has " + dimensions.rank() + " dimensions where Pex reads one to four");
    }
    return dimensions.shape();
  }

  /** Refuses a tensor that does not flow through a network as int8. */
  static void requireInt8(FileTensor tensor) {
    tensor.requireType(TensorType.INT8);
  }
}
