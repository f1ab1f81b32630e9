package dev.pex.processor.tflite;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Port;
import dev.pex.processor.tflite.schema.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a network: int8 tensors, or float ones that one QUANTIZE turns into int8 at the
 * border.
 */
final class NetworkInputs {
  private final Values values;
  private final Map<Integer, FileTensor> inputs = new LinkedHashMap<>();
  private final Map<Integer, Value> quantized = new HashMap<>();

  NetworkInputs(Values values) {
    this.values = values;
  }

  /** Takes the next input of the network. */
  void add(int index, Origin origin) {
    FileTensor tensor = values.claim(index);
    if (tensor.type() == TensorType.INT8) {
      values.define(tensor, origin);
    } else if (tensor.type() != TensorType.FLOAT32) {
      throw Refusal.unsupported(
          tensor.place(), "is an input of " + tensor.typeName() + ", not INT8 or FLOAT32");
    }
    inputs.put(index, tensor);
  }

  /** Whether a tensor is a float input. */
  boolean isFloat(int index) {
    return inputs.containsKey(index) && inputs.get(index).type() == TensorType.FLOAT32;
  }

  /** Takes the QUANTIZE operator that reads a float input. */
  void quantize(OperatorView operator, FileTensor input, Origin origin) {
    operator.requireOperands(1, 1);
    FileTensor output = operator.output();
    if (!output.dimensions().equals(input.dimensions())) {
      throw operator.invalid("turns " + input.dimensions() + " into " + output.dimensions());
    }
    Value before = quantized.get(input.index());
    if (before != null) {
      throw operator.unsupported("quantises '" + input.name() + "' a second time");
    }
    quantized.put(input.index(), values.define(values.claim(output.index()), origin));
  }

  /** The ports in the network's order. */
  List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    inputs.forEach((index, tensor) -> ports.add(port(index, tensor)));
    return ports;
  }

  private Port port(int index, FileTensor tensor) {
    if (tensor.type() == TensorType.FLOAT32) {
      Value value = quantized.get(index);
      if (value == null) {
        throw Refusal.unsupported(
            tensor.place(), "is a FLOAT32 input that no QUANTIZE operator reads");
      }
      return new Port(tensor.name(), value.operand(), Port.ElementType.FLOAT32);
    }
    Value value =
        values.get(index).orElseThrow(() -> new IllegalStateException("an input has its value"));
    return new Port(tensor.name(), value.operand(), Port.ElementType.INT8);
  }
}
