package dev.pex.processor.tflite;

import dev.pex.processor.tflite.schema.Buffer;
import dev.pex.processor.tflite.schema.Model;
import dev.pex.processor.tflite.schema.SubGraph;
import dev.pex.processor.tflite.schema.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a file whose structure was verified; each is decoded and checked when used. */
final class FileTensors {
  /** More bytes than any tensor that a microcontroller could hold. */
  private static final long ELEMENTS_AT_MOST = 1L << 28;

  private final Model model;
  private final SubGraph graph;
  private final List<String> names;
  private final Map<Integer, FileTensor> decoded = new HashMap<>();

  FileTensors(Model model, SubGraph graph) {
    this.model = model;
    this.graph = graph;
    this.names = TensorNames.of(graph, this::isConstant);
  }

  int count() {
    return graph.tensorsLength();
  }

  String name(int index) {
    return names.get(index);
  }

  FileTensor get(int index) {
    return decoded.computeIfAbsent(index, this::decode);
  }

  private FileTensor decode(int index) {
    Tensor tensor = graph.tensors(index);
    String place = "tensor " + index + " '" + names.get(index) + "'";
    if (tensor.isVariable()) {
      throw Refusal.unsupported(place, "is a variable");
    }
    if (tensor.sparsity() != null) {
      throw Refusal.unsupported(place, "is sparse");
    }
    int buffer = buffer(tensor, place);
    return new FileTensor(
        index,
        names.get(index),
        tensor.type(),
        dimensions(tensor, place),
        FileQuantization.of(tensor.quantization(), place),
        buffer,
        isConstant(tensor));
  }

  private boolean isConstant(Tensor tensor) {
    long buffer = tensor.buffer();
    return buffer < model.buffersLength() && model.buffers((int) buffer).dataLength() > 0;
  }

  private int buffer(Tensor tensor, String place) {
    if (tensor.buffer() >= model.buffersLength()) {
      throw Refusal.invalid(
          place,
          "is kept in buffer " + tensor.buffer() + " of " + model.buffersLength() + " buffers");
    }
    Buffer buffer = model.buffers((int) tensor.buffer());
    if (buffer.offset() != 0 || buffer.size() != 0) {
      throw Refusal.unsupported(place, "is kept outside the flatbuffer");
    }
    return (int) tensor.buffer();
  }

  private static Dimensions dimensions(Tensor tensor, String place) {
    if (tensor.shapeLength() > 8) {
      throw Refusal.unsupported(place, "has " + tensor.shapeLength() + " dimensions");
    }
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < tensor.shapeLength(); axis++) {
      sizes.add(tensor.shape(axis));
    }
    Dimensions dimensions = new Dimensions(sizes);
    if (sizes.stream().anyMatch(size -> size < 1)) {
      throw Refusal.invalid(place, "has shape " + dimensions + ", whose sizes are not positive");
    }
    if (dimensions.elements() > ELEMENTS_AT_MOST) {
      throw Refusal.invalid(
          place, "claims shape " + dimensions + ", more than 268,435,456 elements");
    }
    return dimensions;
  }
}
