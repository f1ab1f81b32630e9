package dev.pex.processor.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.pex.processor.graph.FloatValues;
import dev.pex.processor.tflite.schema.Buffer;
import dev.pex.processor.tflite.schema.BuiltinOperator;
import dev.pex.processor.tflite.schema.Model;
import dev.pex.processor.tflite.schema.Operator;
import dev.pex.processor.tflite.schema.OperatorCode;
import dev.pex.processor.tflite.schema.QuantizationParameters;
import dev.pex.processor.tflite.schema.SubGraph;
import dev.pex.processor.tflite.schema.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Collects a model's tensors and operators and makes the file of them, in the order they came. */
final class ModelBuilder {
  private static final int SCHEMA_VERSION = 3;
  private static final int BUFFER_ALIGNMENT = 16;

  private final FlatBufferBuilder file = new FlatBufferBuilder(1 << 16);
  private final Set<String> names = new HashSet<>();
  private final List<TensorEntry> tensors = new ArrayList<>();
  private final List<byte[]> buffers = new ArrayList<>(List.of(new byte[0]));
  private final Map<Code, Integer> codes = new LinkedHashMap<>();
  private final List<OperatorEntry> operators = new ArrayList<>();

  /** A name that no tensor bears, this one if it is free; now it is taken. */
  String reserve(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + "_" + number;
    }
    return name;
  }

  /** Adds a tensor without values and gives its index; its name was reserved. */
  int tensor(TensorEntry tensor) {
    tensors.add(tensor);
    return tensors.size() - 1;
  }

  /** Adds a tensor with values and gives its index. */
  int constant(TensorEntry tensor, byte[] values) {
    buffers.add(values);
    return tensor(tensor.inBuffer(buffers.size() - 1));
  }

  /** Adds an operator that makes one tensor. */
  void operator(Spelling spelling, int output) {
    Code code = new Code(spelling.kind(), spelling.version());
    int index = codes.computeIfAbsent(code, any -> codes.size());
    operators.add(new OperatorEntry(index, spelling, output));
  }

  /** The bytes of the file. */
  byte[] build(String name, List<Integer> inputs, List<Integer> outputs) {
    int[] bufferOffsets = offsets(buffers.size(), index -> buffer(buffers.get(index)));
    int[] tensorOffsets = offsets(tensors.size(), index -> tensor(index));
    int[] operatorOffsets = offsets(operators.size(), index -> operator(operators.get(index)));
    List<Code> codeList = List.copyOf(codes.keySet());
    int[] codeOffsets = offsets(codeList.size(), index -> code(codeList.get(index)));
    int graph =
        SubGraph.createSubGraph(
            file,
            SubGraph.createTensorsVector(file, tensorOffsets),
            SubGraph.createInputsVector(file, array(inputs)),
            SubGraph.createOutputsVector(file, array(outputs)),
            SubGraph.createOperatorsVector(file, operatorOffsets),
            file.createString(name));
    int model =
        Model.createModel(
            file,
            SCHEMA_VERSION,
            Model.createOperatorCodesVector(file, codeOffsets),
            Model.createSubgraphsVector(file, new int[] {graph}),
            file.createString("written by Pex"),
            Model.createBuffersVector(file, bufferOffsets));
    Model.finishModelBuffer(file, model);
    return file.sizedByteArray();
  }

  private static int[] offsets(int count, IntUnaryOperator entry) {
    int[] offsets = new int[count];
    for (int index = 0; index < count; index++) {
      offsets[index] = entry.applyAsInt(index);
    }
    return offsets;
  }

  private int buffer(byte[] values) {
    if (values.length == 0) {
      Buffer.startBuffer(file);
      return Buffer.endBuffer(file);
    }
    file.createUnintializedVector(1, values.length, BUFFER_ALIGNMENT).put(values);
    int data = file.endVector();
    return Buffer.createBuffer(file, data, 0, 0);
  }

  private int tensor(int index) {
    TensorEntry entry = tensors.get(index);
    int shape = Tensor.createShapeVector(file, array(entry.dimensions().sizes()));
    int name = file.createString(entry.name());
    int quantization = quantization(entry.scales(), entry.zeroPoint(), entry.quantizedAxis());
    Tensor.startTensor(file);
    Tensor.addShape(file, shape);
    Tensor.addType(file, entry.type());
    Tensor.addBuffer(file, entry.buffer());
    Tensor.addName(file, name);
    if (entry.scales().size() > 0) {
      Tensor.addQuantization(file, quantization);
    }
    return Tensor.endTensor(file);
  }

  private int quantization(FloatValues scales, int zeroPoint, int axis) {
    long[] zeroPoints = new long[scales.size()];
    java.util.Arrays.fill(zeroPoints, zeroPoint);
    int scaleOffset = QuantizationParameters.createScaleVector(file, scales.toArray());
    int zeroPointOffset = QuantizationParameters.createZeroPointVector(file, zeroPoints);
    QuantizationParameters.startQuantizationParameters(file);
    QuantizationParameters.addScale(file, scaleOffset);
    QuantizationParameters.addZeroPoint(file, zeroPointOffset);
    QuantizationParameters.addQuantizedDimension(file, axis);
    return QuantizationParameters.endQuantizationParameters(file);
  }

  private int operator(OperatorEntry entry) {
    Spelling spelling = entry.spelling();
    int inputs = Operator.createInputsVector(file, array(spelling.inputs()));
    int outputs = Operator.createOutputsVector(file, new int[] {entry.output()});
    int options = spelling.options().write(file);
    Operator.startOperator(file);
    Operator.addOpcodeIndex(file, entry.code());
    Operator.addInputs(file, inputs);
    Operator.addOutputs(file, outputs);
    if (options != Spelling.Options.NONE) {
      Operator.addBuiltinOptionsType(file, (byte) spelling.kind().optionsType());
      Operator.addBuiltinOptions(file, options);
    }
    return Operator.endOperator(file);
  }

  private int code(Code code) {
    int builtin = code.kind().code();
    int oldPlace = Math.min(builtin, BuiltinOperator.PLACEHOLDER_FOR_GREATER_OP_CODES);
    return OperatorCode.createOperatorCode(file, (byte) oldPlace, 0, code.version(), builtin);
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private record Code(OperatorKind kind, int version) {}

  private record OperatorEntry(int code, Spelling spelling, int output) {}
}
