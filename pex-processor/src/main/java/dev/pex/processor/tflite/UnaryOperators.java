package dev.pex.processor.tflite;

import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.tflite.schema.LeakyReluOptions;
import dev.pex.processor.tflite.schema.SoftmaxOptions;
import java.util.List;

/** Reads the operators that make each element, or each pixel, of the same one of their operand. */
final class UnaryOperators {
  private static final double SOFTMAX_SHIFT = 1 << 26;

  private UnaryOperators() {}

  static Reading softmax(OperatorView operator) {
    operator.requireOperands(1, 1);
    Value input = operator.activation(0);
    float beta = operator.requiredOptions(new SoftmaxOptions()).beta();
    double factor = beta * input.tensor().quantization().scale() * SOFTMAX_SHIFT;
    if (!(beta > 0) || Float.isInfinite(beta)) {
      throw operator.invalid("has beta " + beta + ", which is not positive and finite");
    }
    if (factor <= 1) {
      throw operator.quantization("has beta " + beta + ", too small for its input's scale");
    }
    requirePrescribed(operator, Quantization.PROBABILITIES);
    return unary(new Op.Softmax(beta), input);
  }

  static Reading logistic(OperatorView operator) {
    return function(operator, new UnaryFunction.Logistic());
  }

  static Reading tanh(OperatorView operator) {
    return function(operator, new UnaryFunction.Tanh());
  }

  static Reading hardSwish(OperatorView operator) {
    Reading reading = function(operator, new UnaryFunction.HardSwish());
    Quantization input = operator.activation(0).tensor().quantization();
    Quantization output = operator.outputQuantization();
    if (!UnaryFunction.HardSwish.isSound(input, output)) {
      throw operator.quantization(
          "changes the scale from "
              + input.scale()
              + " to "
              + output.scale()
              + ", beyond 16 bit arithmetic");
    }
    return reading;
  }

  static Reading leakyRelu(OperatorView operator) {
    float slope = operator.requiredOptions(new LeakyReluOptions()).alpha();
    if (!UnaryFunction.LeakyRelu.isSlope(slope)) {
      throw operator.unsupported("has alpha " + slope + " where Pex takes 0 and more");
    }
    Reading reading = function(operator, new UnaryFunction.LeakyRelu(slope));
    requireRescale(operator, operator.activation(0), Math.max(1, slope));
    return reading;
  }

  private static Reading function(OperatorView operator, UnaryFunction function) {
    operator.requireOperands(1, 1);
    function.prescribed().ifPresent(result -> requirePrescribed(operator, result));
    return unary(new Op.Unary(function), operator.activation(0));
  }

  private static void requirePrescribed(OperatorView operator, Quantization prescribed) {
    Quantization output = operator.outputQuantization();
    if (!output.equals(prescribed)) {
      throw operator.quantization(
          "has a result of scale "
              + output.scale()
              + " and zero point "
              + output.zeroPoint()
              + " where TFLite prescribes 1/"
              + Math.round(1 / prescribed.scale())
              + " and "
              + prescribed.zeroPoint());
    }
  }

  static Reading requantize(OperatorView operator) {
    operator.requireOperands(1, 1);
    Value input = operator.activation(0);
    requireRescale(operator, input, 1);
    return unary(new Op.Requantize(), input);
  }

  static Reading activation(OperatorView operator) {
    operator.requireOperands(1, 1);
    Value input = operator.activation(0);
    requireRescale(operator, input, 1);
    return unary(new Op.Activation(FusedActivation.valueOf(operator.kind().name())), input);
  }

  private static void requireRescale(OperatorView operator, Value input, float factor) {
    operator.requireFactor(
        (double) factor
            * input.tensor().quantization().scale()
            / operator.outputQuantization().scale());
  }

  private static Reading unary(Op op, Value input) {
    return Reading.of(op, List.of(input.operand()), input.dimensions());
  }
}
