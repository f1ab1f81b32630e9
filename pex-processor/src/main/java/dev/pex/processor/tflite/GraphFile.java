package dev.pex.processor.tflite;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Padding;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.tflite.schema.PadOptions;
import dev.pex.processor.tflite.schema.ReshapeOptions;
import dev.pex.processor.tflite.schema.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that a graph is written to: knows where each of the graph's tensors is in it, and adds
 * the constants, reshapes and paddings that operators of the format need beside them.
 */
final class GraphFile {
  private final ModelBuilder model = new ModelBuilder();
  private final FileRanks ranks;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<View, Integer> views = new HashMap<>();

  GraphFile(Graph graph) {
    this.ranks = new FileRanks(graph);
    graph.inputs().forEach(port -> model.reserve(port.tensor().name()));
    graph.nodes().forEach(node -> model.reserve(node.output().name()));
  }

  /** Adds a tensor of the graph. */
  int define(Tensor tensor) {
    TensorEntry entry = TensorEntry.int8(tensor.name(), dimensions(tensor), tensor.quantization());
    int index = model.tensor(entry);
    indices.put(tensor.name(), index);
    return index;
  }

  /** The index of a tensor of the graph that was added. */
  int index(Tensor tensor) {
    Integer index = indices.get(tensor.name());
    if (index == null) {
      throw new IllegalArgumentException("'" + tensor.name() + "' is read before it is made");
    }
    return index;
  }

  /** The dimensions of a tensor of the graph. */
  Dimensions dimensions(Tensor tensor) {
    return ranks.of(tensor);
  }

  /** Adds an int8 tensor that the graph does not have. */
  int int8(String name, Dimensions dimensions, Quantization quantization) {
    return model.tensor(TensorEntry.int8(model.reserve(name), dimensions, quantization));
  }

  /** Adds a float tensor. */
  int float32(String name, Dimensions dimensions) {
    return model.tensor(TensorEntry.plain(model.reserve(name), TensorType.FLOAT32, dimensions));
  }

  /** Adds an operator. */
  void operator(Spelling spelling, int output) {
    model.operator(spelling, output);
  }

  /** An operand with four dimensions; a reshape makes them where the tensor has others. */
  int picture(Operand operand) {
    return view(operand, Dimensions.picture(operand.shape()));
  }

  /** An operand of its shape, with any number of dimensions. */
  int anyRank(Operand operand) {
    return FileRanks.isWhole(operand) ? index(operand.tensor()) : picture(operand);
  }

  /** An operand under some dimensions. */
  int view(Operand operand, Dimensions dimensions) {
    Tensor tensor = operand.tensor();
    if (dimensions(tensor).equals(dimensions)) {
      return index(tensor);
    }
    View view = new View(tensor.name(), dimensions);
    Integer known = views.get(view);
    if (known != null) {
      return known;
    }
    String name = tensor.name() + "_" + dimensions;
    int made = int8(name, dimensions, tensor.quantization());
    operator(reshape(index(tensor), dimensions, name), made);
    views.put(view, made);
    return made;
  }

  /** An operand with a border of zeros around it. */
  int padded(Operand operand, Padding padding) {
    Tensor tensor = operand.tensor();
    Shape shape = operand.shape();
    Dimensions dimensions =
        Dimensions.of(
            1,
            shape.height() + padding.top() + padding.bottom(),
            shape.width() + padding.left() + padding.right(),
            shape.channels());
    String name = tensor.name() + "_padded";
    int input = picture(operand);
    int made = int8(name, dimensions, tensor.quantization());
    operator(pad(input, padding, name), made);
    return made;
  }

  /** RESHAPE to some dimensions. */
  Spelling reshape(int input, Dimensions dimensions, String label) {
    int[] sizes = dimensions.sizes().stream().mapToInt(Integer::intValue).toArray();
    int shape = int32(label + "/shape", Dimensions.of(sizes.length), sizes);
    return new Spelling(
        OperatorKind.RESHAPE,
        1,
        List.of(input, shape),
        file ->
            ReshapeOptions.createReshapeOptions(
                file, ReshapeOptions.createNewShapeVector(file, sizes)));
  }

  /** PAD around height and width. */
  Spelling pad(int input, Padding padding, String label) {
    int[] amounts = {0, 0, padding.top(), padding.bottom(), padding.left(), padding.right(), 0, 0};
    int paddings = int32(label + "/paddings", Dimensions.of(4, 2), amounts);
    return new Spelling(
        OperatorKind.PAD,
        2,
        List.of(input, paddings),
        file -> {
          PadOptions.startPadOptions(file);
          return PadOptions.endPadOptions(file);
        });
  }

  /** Adds constant int32 numbers. */
  int int32(String name, Dimensions dimensions, int... values) {
    return model.constant(
        TensorEntry.plain(model.reserve(name), TensorType.INT32, dimensions), bytes(values));
  }

  /** Adds a bias, or other int32 values with scales. */
  int bias(String name, FloatValues scales, int... values) {
    Dimensions dimensions = Dimensions.of(values.length);
    return model.constant(
        TensorEntry.symmetric(model.reserve(name), TensorType.INT32, dimensions, scales, 0),
        bytes(values));
  }

  /** Adds weights, whose channels lie along an axis. */
  int weights(String name, Dimensions dimensions, FloatValues scales, int axis, byte[] values) {
    return model.constant(
        TensorEntry.symmetric(model.reserve(name), TensorType.INT8, dimensions, scales, axis),
        values);
  }

  private static byte[] bytes(int... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  /** The bytes of the file. */
  byte[] build(String name, List<Integer> inputs, List<Integer> outputs) {
    return model.build(name, inputs, outputs);
  }

  private record View(String tensor, Dimensions dimensions) {}
}
