package dev.pex.processor.tflite;

import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a {@code .tflite} operator by operator, also as the writer never would. */
final class FileSketch {
  static final Quantization USUAL = new Quantization(0.1f, 3);

  private final ModelBuilder model = new ModelBuilder();
  private final Map<String, Integer> indices = new LinkedHashMap<>();
  private final List<Integer> inputs = new ArrayList<>();

  /** An int8 input. */
  FileSketch input(String name, Integer... dimensions) {
    inputs.add(int8(name, dimensions));
    return this;
  }

  /** A float input. */
  FileSketch floatInput(String name, Integer... dimensions) {
    inputs.add(float32(name, dimensions));
    return this;
  }

  /** Constant int32 numbers. */
  FileSketch int32(String name, Dimensions dimensions, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    TensorEntry entry = TensorEntry.plain(name, TensorType.INT32, dimensions);
    indices.put(name, model.constant(entry, bytes.array()));
    return this;
  }

  /** Constant int8 numbers with one scale. */
  FileSketch weights(String name, Dimensions dimensions, int... values) {
    byte[] bytes = new byte[values.length];
    for (int index = 0; index < values.length; index++) {
      bytes[index] = (byte) values[index];
    }
    FloatValues scale = FloatValues.copyOf(new float[] {0.01f});
    indices.put(
        name,
        model.constant(TensorEntry.symmetric(name, TensorType.INT8, dimensions, scale, 0), bytes));
    return this;
  }

  /** A constant int8 number, quantised as activations are. */
  FileSketch int8(String name, int value) {
    TensorEntry entry = TensorEntry.int8(name, Dimensions.of(), USUAL);
    indices.put(name, model.constant(entry, new byte[] {(byte) value}));
    return this;
  }

  /** An operator that makes an int8 tensor, from tensors or, for {@code -}, nothing. */
  FileSketch operator(
      OperatorKind kind, Spelling.Options options, String output, Dimensions made, String... from) {
    int index = int8(output, made.sizes().toArray(new Integer[0]));
    model.operator(spelling(kind, options, from), index);
    return this;
  }

  /** An operator that makes an int32 tensor. */
  FileSketch sizes(
      OperatorKind kind, Spelling.Options options, String output, Dimensions made, String... from) {
    int index = model.tensor(TensorEntry.plain(output, TensorType.INT32, made));
    indices.put(output, index);
    model.operator(spelling(kind, options, from), index);
    return this;
  }

  /** An operator that makes a float tensor. */
  FileSketch dequantize(String output, Dimensions made, String from) {
    int index = float32(output, made.sizes().toArray(new Integer[0]));
    model.operator(spelling(OperatorKind.DEQUANTIZE, none(), from), index);
    return this;
  }

  /** The file, with its outputs. */
  byte[] outputs(String... names) {
    return model.build("sketch", inputs, List.of(names).stream().map(indices::get).toList());
  }

  /** No table of options. */
  static Spelling.Options none() {
    return file -> Spelling.Options.NONE;
  }

  private Spelling spelling(OperatorKind kind, Spelling.Options options, String... from) {
    List<Integer> operands =
        List.of(from).stream().map(name -> indices.getOrDefault(name, -1)).toList();
    return new Spelling(kind, 1, operands, options);
  }

  private int int8(String name, Integer... dimensions) {
    int index = model.tensor(TensorEntry.int8(name, Dimensions.of(dimensions), USUAL));
    indices.put(name, index);
    return index;
  }

  private int float32(String name, Integer... dimensions) {
    int index =
        model.tensor(TensorEntry.plain(name, TensorType.FLOAT32, Dimensions.of(dimensions)));
    indices.put(name, index);
    return index;
  }
}
