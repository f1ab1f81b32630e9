package dev.pex.processor.tflite;

import com.google.flatbuffers.Table;
import dev.pex.processor.graph.FusedActivation;
import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.graph.Int8Values;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.tflite.schema.ActivationFunctionType;
import dev.pex.processor.tflite.schema.BuiltinOptions;
import dev.pex.processor.tflite.schema.Operator;
import java.util.Optional;

/** One operator of a file: its operands and options, each checked when asked for. */
final class OperatorView {
  /** Factors beyond it overflow 32 bit accumulators, in TensorFlow Lite as here. */
  private static final double FACTOR_BELOW = 1 << 16;

  private final OperatorKind kind;
  private final String place;
  private final Operator operator;
  private final FileTensors tensors;
  private final Values values;
  private final Constants constants;
  private final KnownSizes sizes;

  OperatorView(OperatorKind kind, String place, Operator operator, FileContents contents) {
    this.kind = kind;
    this.place = place;
    this.operator = operator;
    this.tensors = contents.tensors();
    this.values = contents.values();
    this.constants = contents.constants();
    this.sizes = contents.sizes();
  }

  OperatorKind kind() {
    return kind;
  }

  /** As in messages: {@code operator 3 (CONV_2D, version 3) 'stem'}. */
  String place() {
    return place;
  }

  Refusal invalid(String predicate) {
    return Refusal.invalid(place, predicate);
  }

  Refusal quantization(String predicate) {
    return Refusal.quantization(place, predicate);
  }

  Refusal unsupported(String predicate) {
    return Refusal.unsupported(place, predicate);
  }

  /** Refuses other numbers of operands and all but one result. */
  void requireOperands(int least, int most) {
    int count = operator.inputsLength();
    if (count < least || count > most) {
      throw invalid("has " + count + " operands");
    }
    if (operator.outputsLength() != 1) {
      throw invalid("has " + operator.outputsLength() + " results");
    }
  }

  /** The number of operands. */
  int operands() {
    return operator.inputsLength();
  }

  /** The index of an operand in the file's tensors, empty if it is left out. */
  Optional<Integer> index(int operand) {
    if (operand >= operator.inputsLength() || operator.inputs(operand) == -1) {
      return Optional.empty();
    }
    return Optional.of(checked(operator.inputs(operand)));
  }

  /** The index of the only result in the file's tensors. */
  int outputIndex() {
    return checked(operator.outputs(0));
  }

  /** The only result. */
  FileTensor result() {
    return tensors.get(outputIndex());
  }

  /** The only result; int8. */
  FileTensor output() {
    FileTensor output = result();
    Values.requireInt8(output);
    return output;
  }

  /** The quantisation of the only result. */
  Quantization outputQuantization() {
    return output().quantization();
  }

  private int checked(int index) {
    if (index < 0 || index >= tensors.count()) {
      throw invalid("names tensor " + index + " of " + tensors.count());
    }
    return index;
  }

  /** An operand that flows through the network, already computed. */
  Value activation(int operand) {
    FileTensor tensor = tensor(operand);
    if (tensor.constant()) {
      throw unsupported(
          "reads the constant '"
              + tensor.name()
              + "', "
              + tensor.dimensions()
              + ", where Pex reads what the network computes");
    }
    Values.requireInt8(tensor);
    return values
        .get(tensor.index())
        .orElseThrow(() -> invalid("reads '" + tensor.name() + "' before it is written"));
  }

  /** An activation of rank four. */
  Value picture(int operand) {
    Value value = activation(operand);
    if (value.dimensions().rank() != 4) {
      throw invalid(
          "reads '"
              + value.tensor().name()
              + "' "
              + value.dimensions()
              + ", which has not four dimensions");
    }
    return value;
  }

  /** An operand that is kept in the file. */
  FileTensor constant(int operand) {
    FileTensor tensor = tensor(operand);
    if (!tensor.constant()) {
      throw unsupported("reads '" + tensor.name() + "', which is not a constant");
    }
    return tensor;
  }

  Int8Values int8(FileTensor constant) {
    return constants.int8(constant);
  }

  /** The values of an operand of int32: a constant, or computed of sizes. */
  Int32Values int32(int operand) {
    return sizes.get(tensor(operand).index()).orElseGet(() -> constants.int32(constant(operand)));
  }

  /** The bias of so many channels; zeros if it is left out. */
  Int32Values bias(int operand, int channels) {
    if (index(operand).isEmpty()) {
      return constants.zeros(channels);
    }
    Int32Values bias = int32(operand);
    if (bias.size() != channels) {
      throw invalid("has " + bias.size() + " biases for " + channels + " channels");
    }
    return bias;
  }

  FileTensor tensor(int operand) {
    return tensors.get(index(operand).orElseThrow(() -> invalid("lacks its operand " + operand)));
  }

  /** The operator's table of options, unless the file leaves it out. */
  <T extends Table> Optional<T> options(T table) {
    int type = operator.builtinOptionsType();
    if (type == BuiltinOptions.NONE) {
      return Optional.empty();
    }
    if (type != kind.optionsType()) {
      throw invalid("has the options of another operator");
    }
    return Optional.ofNullable(operator.builtinOptions(table)).map(found -> table);
  }

  /** The operator's table of options. */
  <T extends Table> T requiredOptions(T table) {
    return options(table).orElseThrow(() -> invalid("has no options"));
  }

  FusedActivation fused(byte function) {
    return switch (function) {
      case ActivationFunctionType.NONE -> FusedActivation.NONE;
      case ActivationFunctionType.RELU -> FusedActivation.RELU;
      case ActivationFunctionType.RELU6 -> FusedActivation.RELU6;
      case ActivationFunctionType.RELU_N1_TO_1 -> FusedActivation.RELU_N1_TO_1;
      case ActivationFunctionType.TANH, ActivationFunctionType.SIGN_BIT ->
          throw unsupported("fuses the activation " + ActivationFunctionType.name(function));
      default -> throw invalid("fuses the unknown activation " + function);
    };
  }

  /** Refuses a factor between scales that integer arithmetic cannot hold. */
  void requireFactor(double factor) {
    if (!(factor < FACTOR_BELOW)) {
      throw quantization("rescales by " + factor + ", beyond 32 bit arithmetic");
    }
  }

  /** Refuses a result whose quantisation is not its operand's. */
  void requireSameQuantization(Value input) {
    Quantization from = input.tensor().quantization();
    Quantization to = outputQuantization();
    if (!from.equals(to)) {
      throw quantization(
          String.format(
              "changes the quantisation from %s, %d to %s, %d",
              from.scale(), from.zeroPoint(), to.scale(), to.zeroPoint()));
    }
  }
}
