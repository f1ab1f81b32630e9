package dev.pex.processor.tflite;

/** Finds out what one kind of operator means. */
@FunctionalInterface
interface OperatorReader {
  /** The meaning; refuses what Pex has no meaning for. */
  Reading read(OperatorView operator);

  /** The reader of a kind that becomes a node. */
  static OperatorReader of(OperatorKind kind) {
    return switch (kind) {
      case ADD -> BinaryOperators::add;
      case AVERAGE_POOL_2D, MAX_POOL_2D -> WindowedOperators::pool;
      case CONCATENATION -> ShapeOperators::concatenate;
      case CONV_2D -> WindowedOperators::convolution;
      case DEPTHWISE_CONV_2D -> WindowedOperators::depthwise;
      case FULLY_CONNECTED -> DenseOperator::read;
      case HARD_SWISH -> UnaryOperators::hardSwish;
      case LEAKY_RELU -> UnaryOperators::leakyRelu;
      case LOGISTIC -> UnaryOperators::logistic;
      case MEAN -> Reductions::mean;
      case MUL -> BinaryOperators::multiply;
      case PAD, PADV2 -> ShapeOperators::pad;
      case QUANTIZE -> UnaryOperators::requantize;
      case REDUCE_MAX -> Reductions::max;
      case RELU, RELU6, RELU_N1_TO_1 -> UnaryOperators::activation;
      case RESHAPE -> ShapeOperators::reshape;
      case RESIZE_BILINEAR -> ResizeOperators::bilinear;
      case RESIZE_NEAREST_NEIGHBOR -> ResizeOperators::nearest;
      case SOFTMAX -> UnaryOperators::softmax;
      case SQUEEZE, EXPAND_DIMS -> ShapeOperators::renumber;
      case STRIDED_SLICE -> Slices::read;
      case SUB -> BinaryOperators::subtract;
      case TANH -> UnaryOperators::tanh;
      case TRANSPOSE -> ShapeOperators::transpose;
      case DEQUANTIZE, SHAPE, PACK -> throw new IllegalArgumentException(kind + " becomes no node");
    };
  }
}
