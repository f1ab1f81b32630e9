package dev.pex.processor.tflite;

import dev.pex.processor.graph.Port;
import dev.pex.processor.tflite.schema.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outputs of a network: int8 tensors, or float ones that DEQUANTIZE makes of int8 at the
 * border.
 */
final class NetworkOutputs {
  private final Values values;
  private final Map<Integer, FileTensor> outputs = new LinkedHashMap<>();
  private final Map<Integer, Value> dequantized = new LinkedHashMap<>();

  NetworkOutputs(Values values) {
    this.values = values;
  }

  /** Takes the next output of the network. */
  void add(FileTensor tensor) {
    if (outputs.put(tensor.index(), tensor) != null) {
      throw Refusal.unsupported(tensor.place(), "is an output twice");
    }
  }

  /** Takes a DEQUANTIZE operator, whose result must be an output. */
  void dequantize(OperatorView operator, FileTensor output) {
    operator.requireOperands(1, 1);
    Value input = operator.activation(0);
    if (!outputs.containsKey(output.index())) {
      throw operator.unsupported("makes '" + output.name() + "', which is not an output");
    }
    output.requireType(TensorType.FLOAT32);
    if (!output.dimensions().equals(input.dimensions())) {
      throw operator.invalid("turns " + input.dimensions() + " into " + output.dimensions());
    }
    values.claim(output.index());
    dequantized.put(output.index(), input);
  }

  /** The ports in the network's order. */
  List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    for (FileTensor tensor : outputs.values()) {
      if (!values.isLost(tensor.index())) {
        ports.add(port(tensor));
      }
    }
    return ports;
  }

  private Port port(FileTensor tensor) {
    Value input = dequantized.get(tensor.index());
    if (input != null) {
      return new Port(tensor.name(), input.operand(), Port.ElementType.FLOAT32);
    }
    if (tensor.constant()) {
      throw Refusal.unsupported(tensor.place(), "is an output and a constant");
    }
    Value value =
        values
            .get(tensor.index())
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        tensor.place(), "is an output that no operator writes as INT8"));
    return new Port(tensor.name(), value.operand(), Port.ElementType.INT8);
  }
}
