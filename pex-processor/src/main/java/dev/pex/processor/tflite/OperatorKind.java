package dev.pex.processor.tflite;

import dev.pex.processor.tflite.schema.BuiltinOperator;
import dev.pex.processor.tflite.schema.BuiltinOptions;
import dev.pex.processor.tflite.schema.TensorType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operators that Pex reads, with the newest version of each whose meaning for int8 is known,
 * and the table of options that belongs to it.
 */
enum OperatorKind {
  ADD(BuiltinOperator.ADD, 6, BuiltinOptions.AddOptions),
  AVERAGE_POOL_2D(BuiltinOperator.AVERAGE_POOL_2D, 3, BuiltinOptions.Pool2DOptions),
  CONCATENATION(BuiltinOperator.CONCATENATION, 4, BuiltinOptions.ConcatenationOptions),
  CONV_2D(BuiltinOperator.CONV_2D, 8, BuiltinOptions.Conv2DOptions),
  DEPTHWISE_CONV_2D(BuiltinOperator.DEPTHWISE_CONV_2D, 7, BuiltinOptions.DepthwiseConv2DOptions),
  DEQUANTIZE(BuiltinOperator.DEQUANTIZE, 8, BuiltinOptions.DequantizeOptions),
  EXPAND_DIMS(BuiltinOperator.EXPAND_DIMS, 1, BuiltinOptions.ExpandDimsOptions),
  FULLY_CONNECTED(BuiltinOperator.FULLY_CONNECTED, 14, BuiltinOptions.FullyConnectedOptions),
  HARD_SWISH(BuiltinOperator.HARD_SWISH, 1, BuiltinOptions.HardSwishOptions),
  LEAKY_RELU(BuiltinOperator.LEAKY_RELU, 2, BuiltinOptions.LeakyReluOptions),
  LOGISTIC(BuiltinOperator.LOGISTIC, 3, BuiltinOptions.NONE),
  MAX_POOL_2D(BuiltinOperator.MAX_POOL_2D, 3, BuiltinOptions.Pool2DOptions),
  MEAN(BuiltinOperator.MEAN, 3, BuiltinOptions.ReducerOptions),
  MUL(BuiltinOperator.MUL, 8, BuiltinOptions.MulOptions),
  PACK(BuiltinOperator.PACK, 2, BuiltinOptions.PackOptions),
  PAD(BuiltinOperator.PAD, 5, BuiltinOptions.PadOptions),
  PADV2(BuiltinOperator.PADV2, 5, BuiltinOptions.PadV2Options),
  QUANTIZE(BuiltinOperator.QUANTIZE, 5, BuiltinOptions.QuantizeOptions),
  REDUCE_MAX(BuiltinOperator.REDUCE_MAX, 3, BuiltinOptions.ReducerOptions),
  RELU(BuiltinOperator.RELU, 3, BuiltinOptions.NONE),
  RELU6(BuiltinOperator.RELU6, 3, BuiltinOptions.NONE),
  RELU_N1_TO_1(BuiltinOperator.RELU_N1_TO_1, 2, BuiltinOptions.NONE),
  RESHAPE(BuiltinOperator.RESHAPE, 1, BuiltinOptions.ReshapeOptions),
  RESIZE_BILINEAR(BuiltinOperator.RESIZE_BILINEAR, 4, BuiltinOptions.ResizeBilinearOptions),
  RESIZE_NEAREST_NEIGHBOR(
      BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, 4, BuiltinOptions.ResizeNearestNeighborOptions),
  SHAPE(BuiltinOperator.SHAPE, 1, BuiltinOptions.ShapeOptions),
  SOFTMAX(BuiltinOperator.SOFTMAX, 3, BuiltinOptions.SoftmaxOptions),
  SQUEEZE(BuiltinOperator.SQUEEZE, 2, BuiltinOptions.SqueezeOptions),
  STRIDED_SLICE(BuiltinOperator.STRIDED_SLICE, 2, BuiltinOptions.StridedSliceOptions),
  SUB(BuiltinOperator.SUB, 5, BuiltinOptions.SubOptions),
  TANH(BuiltinOperator.TANH, 3, BuiltinOptions.NONE),
  TRANSPOSE(BuiltinOperator.TRANSPOSE, 8, BuiltinOptions.TransposeOptions);

  private final int code;
  private final int newestVersion;
  private final int optionsType;

  OperatorKind(int code, int newestVersion, int optionsType) {
    this.code = code;
    this.newestVersion = newestVersion;
    this.optionsType = optionsType;
  }

  /** The kind of a builtin operator's code, if Pex reads it. */
  static Optional<OperatorKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  /** The names of all kinds, for messages. */
  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** Whether it makes integers of sizes, which leave no node, of an operand of a type. */
  boolean computesSizes(int type) {
    return this == SHAPE || this == PACK || (this == STRIDED_SLICE && type == TensorType.INT32);
  }

  /** More operands than any kind of operator has. */
  int mostOperands() {
    return switch (this) {
      case CONCATENATION -> 64;
      case PACK -> 8;
      case STRIDED_SLICE -> 4;
      default -> 3;
    };
  }

  int code() {
    return code;
  }

  int newestVersion() {
    return newestVersion;
  }

  int optionsType() {
    return optionsType;
  }
}
