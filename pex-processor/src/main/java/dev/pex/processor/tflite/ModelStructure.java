package dev.pex.processor.tflite;

import dev.pex.processor.tflite.FlatbufferVerifier.Table;
import dev.pex.processor.tflite.schema.BuiltinOptions;
import java.nio.ByteBuffer;

/**
 * Walks all that Pex reads of a model file, table by table as {@code tflite_subset.fbs} numbers
 * their fields, and refuses what leads out of the file.
 */
final class ModelStructure {
  private ModelStructure() {}

  /** Refuses the file unless every offset leads inside it. */
  static void verify(ByteBuffer file) {
    new FlatbufferVerifier(file)
        .root()
        .number(0, 4)
        .tables(1, "operator code", ModelStructure::operatorCode)
        .tables(2, "subgraph", ModelStructure::subGraph)
        .tables(4, "buffer", ModelStructure::buffer);
  }

  private static void operatorCode(Table code) {
    code.number(0, 1).numbers(1, 1).number(2, 4).number(3, 4);
  }

  private static void subGraph(Table graph) {
    graph
        .tables(0, "tensor", ModelStructure::tensor)
        .numbers(1, 4)
        .numbers(2, 4)
        .tables(3, "operator", ModelStructure::operator);
  }

  private static void buffer(Table buffer) {
    buffer.numbers(0, 1).number(1, 8).number(2, 8);
  }

  private static void tensor(Table tensor) {
    tensor
        .numbers(0, 4)
        .number(1, 1)
        .number(2, 4)
        .numbers(3, 1)
        .table(4, "quantisation", ModelStructure::quantization)
        .number(5, 1)
        .table(6, "sparsity", sparsity -> {});
  }

  private static void quantization(Table quantization) {
    quantization.numbers(2, 4).numbers(3, 8).number(4, 1).number(6, 4);
  }

  private static void operator(Table operator) {
    int type = operator.number(0, 4).numbers(1, 4).numbers(2, 4).unsignedByte(3);
    operator.table(4, "options", options -> options(type, options));
  }

  private static void options(int type, Table options) {
    switch (type) {
      case BuiltinOptions.Conv2DOptions -> convolution(options).number(6, 1);
      case BuiltinOptions.DepthwiseConv2DOptions -> depthwise(options);
      case BuiltinOptions.Pool2DOptions -> pool(options);
      case BuiltinOptions.FullyConnectedOptions ->
          options.number(0, 1).number(1, 1).number(2, 1).number(3, 1).number(4, 1);
      case BuiltinOptions.SoftmaxOptions -> options.number(0, 4);
      case BuiltinOptions.AddOptions, BuiltinOptions.MulOptions, BuiltinOptions.ReducerOptions ->
          options.number(0, 1);
      case BuiltinOptions.ReshapeOptions -> options.numbers(0, 4);
      case BuiltinOptions.ConcatenationOptions -> options.number(0, 4).number(1, 1);
      case BuiltinOptions.ResizeBilinearOptions -> options.number(2, 1).number(3, 1);
      case BuiltinOptions.ResizeNearestNeighborOptions -> options.number(0, 1).number(1, 1);
      default -> {
        // the options of other operators hold nothing that is read
      }
    }
  }

  private static Table convolution(Table options) {
    return options.number(0, 1).number(1, 4).number(2, 4).number(3, 1).number(4, 4).number(5, 4);
  }

  private static void depthwise(Table options) {
    options.number(0, 1).number(1, 4).number(2, 4).number(3, 4);
    options.number(4, 1).number(5, 4).number(6, 4);
  }

  private static void pool(Table options) {
    options.number(0, 1).number(1, 4).number(2, 4);
    options.number(3, 4).number(4, 4).number(5, 1);
  }
}
