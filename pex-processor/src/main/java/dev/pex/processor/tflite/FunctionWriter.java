package dev.pex.processor.tflite;

import dev.pex.processor.graph.UnaryFunction;
import dev.pex.processor.tflite.schema.HardSwishOptions;
import dev.pex.processor.tflite.schema.LeakyReluOptions;
import java.util.List;

/**
 * Spells a function of each element as an operator of the file.
 *
 * @param input the file's number of the tensor that it reads
 */
record FunctionWriter(int input) implements UnaryFunction.Visitor<Spelling> {
  @Override
  public Spelling logistic(UnaryFunction.Logistic function) {
    return spelling(OperatorKind.LOGISTIC, 2, file -> Spelling.Options.NONE);
  }

  @Override
  public Spelling tanh(UnaryFunction.Tanh function) {
    return spelling(OperatorKind.TANH, 2, file -> Spelling.Options.NONE);
  }

  @Override
  public Spelling hardSwish(UnaryFunction.HardSwish function) {
    return spelling(
        OperatorKind.HARD_SWISH,
        1,
        file -> {
          HardSwishOptions.startHardSwishOptions(file);
          return HardSwishOptions.endHardSwishOptions(file);
        });
  }

  @Override
  public Spelling leakyRelu(UnaryFunction.LeakyRelu function) {
    return spelling(
        OperatorKind.LEAKY_RELU,
        1,
        file -> LeakyReluOptions.createLeakyReluOptions(file, function.negativeSlope()));
  }

  private Spelling spelling(OperatorKind kind, int version, Spelling.Options options) {
    return new Spelling(kind, version, List.of(input), options);
  }
}
