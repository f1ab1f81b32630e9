package dev.pex.processor.diag;

import java.util.Locale;

/** The catalogue: everything Pex can say about a model, each entry with its slug and severity. */
public enum DiagnosticId {
  /**
   * An annotation stands on the wrong kind of type: {@code @Network} is for classes,
   * {@code @TfliteModel} for interfaces.
   */
  MODEL_KIND(Severity.ERROR),
  /** A type is both a {@code @Network} and a {@code @TfliteModel}. */
  MODEL_AMBIGUOUS(Severity.ERROR),
  /** Two models would be written to the same place. */
  MODEL_NAME_TAKEN(Severity.ERROR),
  /** An annotation of the model language stands outside of a model. */
  NOT_IN_A_MODEL(Severity.ERROR),
  /** A field of type {@code Tensor} has no layer. */
  LAYER_MISSING(Severity.ERROR),
  /** A field has two layers. */
  LAYER_AMBIGUOUS(Severity.ERROR),
  /** A layer stands on a field that is not a {@code Tensor}. */
  FIELD_TYPE(Severity.ERROR),
  /** A network has no tensors. */
  NO_LAYERS(Severity.ERROR),
  /** A network has no {@code @Input}. */
  NO_INPUT(Severity.ERROR),
  /** The first field is a layer that has nothing to read. */
  LAYER_WITHOUT_INPUT(Severity.ERROR),
  /** An input is an output too. */
  OUTPUT_IS_INPUT(Severity.ERROR),
  /** A name cannot be used in C. */
  NAME_NOT_C(Severity.ERROR),
  /** Two tensors have the same name. */
  NAME_DUPLICATE(Severity.ERROR),
  /** A layer reads a field that does not exist. */
  FROM_UNKNOWN(Severity.ERROR),
  /** A layer reads itself or a field after it, so that the network would have a cycle. */
  FROM_LATER(Severity.ERROR),
  /** A list of numbers or names has the wrong length. */
  COUNT(Severity.ERROR),
  /** A size is zero, negative or too large. */
  SIZE_OUT_OF_RANGE(Severity.ERROR),
  /** A window is larger than the tensor it slides over. */
  KERNEL_TOO_LARGE(Severity.ERROR),
  /** The shapes of two tensors that meet in a layer differ. */
  SHAPES_DIFFER(Severity.ERROR),
  /** A tensor is reshaped to another number of elements. */
  RESHAPE_SIZE(Severity.ERROR),
  /** A dense layer reads a tensor with rows and columns. */
  DENSE_NEEDS_VECTOR(Severity.ERROR),
  /** An activation layer applies none. */
  ACTIVATION_NONE(Severity.ERROR),
  /** A scale is not positive, or a zero point is not an int8. */
  QUANTIZATION_OUT_OF_RANGE(Severity.ERROR),
  /** A zero point is given without a scale. */
  QUANTIZATION_INCOMPLETE(Severity.ERROR),
  /** The quantisation of an input is not that of the weights' file. */
  QUANTIZATION_DIFFERS(Severity.ERROR),
  /** A tensor or the weights of a layer have more elements than Pex can count. */
  TENSOR_TOO_LARGE(Severity.ERROR),
  /** Nothing reads a tensor and it is not an output. */
  UNUSED_LAYER(Severity.WARNING),
  /** A file is not where Pex looks for it. */
  FILE_NOT_FOUND(Severity.ERROR),
  /** A file is not a readable {@code .tflite}. */
  TFLITE_INVALID(Severity.ERROR),
  /** A {@code .tflite} uses an operator, a version or a type that Pex does not support. */
  TFLITE_UNSUPPORTED(Severity.ERROR),
  /** The weights' file has no tensor of a field's name. */
  WEIGHTS_NAME(Severity.ERROR),
  /** The weights of a layer have another shape in the file. */
  WEIGHTS_SHAPE(Severity.ERROR),
  /** A layer is another one in the weights' file: another operator, window or activation. */
  WEIGHTS_LAYER(Severity.ERROR),
  /** A network without a file of weights got placeholders. */
  PLACEHOLDER_WEIGHTS(Severity.WARNING),
  /** The model needs more SRAM than its budget. */
  ARENA_TOO_SMALL(Severity.ERROR),
  /** The model needs more flash than its budget. */
  FLASH_TOO_SMALL(Severity.ERROR),
  /** An option {@code -Apex.…} is unknown. */
  UNKNOWN_OPTION(Severity.WARNING),
  /** An option {@code -Apex.…} has a value that it cannot have. */
  OPTION_VALUE(Severity.ERROR),
  /** A generated file cannot be written. */
  FILE_NOT_WRITTEN(Severity.ERROR),
  /** Pex has a defect: it failed where the model is not at fault. */
  INTERNAL_ERROR(Severity.ERROR),
  /** What was planned. */
  PLAN(Severity.NOTE);

  private final Severity severity;

  DiagnosticId(Severity severity) {
    this.severity = severity;
  }

  /** Whether the model is refused. */
  public Severity severity() {
    return severity;
  }

  /**
   * The name in messages, of the manual page and of the example directory, such as {@code
   * arena-too-small}.
   */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
