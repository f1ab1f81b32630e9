package dev.pex.processor.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.pex.processor.tflite.schema.DequantizeOptions;
import dev.pex.processor.tflite.schema.QuantizeOptions;
import java.util.List;

/**
 * How an operator is written: its kind, the least version that has its meaning, what it reads and
 * its options.
 */
record Spelling(OperatorKind kind, int version, List<Integer> inputs, Options options) {
  Spelling {
    inputs = List.copyOf(inputs);
  }

  /** QUANTIZE, from float or from another quantisation. */
  static Spelling quantize(int input) {
    return new Spelling(
        OperatorKind.QUANTIZE,
        1,
        List.of(input),
        file -> {
          QuantizeOptions.startQuantizeOptions(file);
          return QuantizeOptions.endQuantizeOptions(file);
        });
  }

  /** DEQUANTIZE, from int8 to float. */
  static Spelling dequantize(int input) {
    return new Spelling(
        OperatorKind.DEQUANTIZE,
        2,
        List.of(input),
        file -> {
          DequantizeOptions.startDequantizeOptions(file);
          return DequantizeOptions.endDequantizeOptions(file);
        });
  }

  /** Writes a table of options. */
  @FunctionalInterface
  interface Options {
    /** In place of an offset: the operator has no table. */
    int NONE = 0;

    /** The offset of the table. */
    int write(FlatBufferBuilder file);
  }
}
