package dev.pex.processor.graph;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * What a function makes of each stored value, from -128 up, in the arithmetic of TFLite's reference
 * kernels: floats for LOGISTIC and TANH, fixed point for HARD_SWISH and LEAKY_RELU.
 */
public final class UnaryTable implements UnaryFunction.Visitor<Int8Values> {
  private static final int VALUES = 256;

  private final Quantization input;
  private final Quantization output;

  private UnaryTable(Quantization input, Quantization output) {
    this.input = input;
    this.output = output;
  }

  /** The 256 results under these quantisations. */
  public static Int8Values of(UnaryFunction function, Quantization input, Quantization output) {
    return function.accept(new UnaryTable(input, output));
  }

  @Override
  public Int8Values logistic(UnaryFunction.Logistic function) {
    return inFloat(real -> 1 / (1 + (float) Math.exp(-real)));
  }

  @Override
  public Int8Values tanh(UnaryFunction.Tanh function) {
    return inFloat(Math::tanh);
  }

  @Override
  public Int8Values hardSwish(UnaryFunction.HardSwish function) {
    return inIntegers(HardSwishFactors.of(input, output)::apply);
  }

  @Override
  public Int8Values leakyRelu(UnaryFunction.LeakyRelu function) {
    Rescale positive = Factors.activation(input, output);
    Rescale negative = Factors.negativePart(function, input, output);
    return inIntegers(value -> (value < 0 ? negative : positive).apply(value));
  }

  private Int8Values inFloat(DoubleUnaryOperator function) {
    float steps = 1 / output.scale();
    return inIntegers(
        value -> {
          float real = (float) function.applyAsDouble(input.scale() * value);
          return Math.round(Math.abs(real * steps)) * (real < 0 ? -1 : 1);
        });
  }

  /** Of a function from and to multiples of the scales. */
  private Int8Values inIntegers(IntUnaryOperator function) {
    byte[] table = new byte[VALUES];
    for (int i = 0; i < VALUES; i++) {
      int result = function.applyAsInt(i + Byte.MIN_VALUE - input.zeroPoint());
      int stored = Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, result + output.zeroPoint()));
      table[i] = (byte) stored;
    }
    return Int8Values.copyOf(table);
  }
}
