package dev.pex.processor.diag;

import java.util.Locale;

/** The catalogue: everything Pex can say about a model, each entry with its slug and severity. */
public enum DiagnosticId {
  MODEL_KIND(
      Severity.ERROR,
      "An annotation stands on the wrong kind of type: @Network is for classes, @TfliteModel for interfaces."),
  MODEL_AMBIGUOUS(Severity.ERROR, "A type is both a @Network and a @TfliteModel."),
  MODEL_NAME_TAKEN(Severity.ERROR, "Two models would be written to the same place."),
  NOT_IN_A_MODEL(Severity.ERROR, "An annotation of the model language stands outside of a model."),
  SHARED_ARENA_INVALID(
      Severity.ERROR, "A @SharedArena names something that is no network, or one twice."),
  LAYER_MISSING(Severity.ERROR, "A field of type Tensor has no layer."),
  LAYER_AMBIGUOUS(Severity.ERROR, "A field has two layers."),
  FIELD_TYPE(Severity.ERROR, "A layer stands on a field that is not a Tensor."),
  BLOCK_INVALID(
      Severity.ERROR, "An annotation marked @Block does not contain what a layer is made of."),
  BIND_IMPOSSIBLE(
      Severity.ERROR,
      "A @Bind takes a value that its @Block does not have, or not for that layer."),
  NO_LAYERS(Severity.ERROR, "A network has no tensors."),
  NO_INPUT(Severity.ERROR, "A network has no @Input."),
  LAYER_WITHOUT_INPUT(Severity.ERROR, "The first field is a layer that has nothing to read."),
  OUTPUT_IS_INPUT(Severity.ERROR, "An input is an output too."),
  NAME_NOT_C(Severity.ERROR, "A name cannot be used in C."),
  NAME_DUPLICATE(Severity.ERROR, "Two tensors have the same name."),
  FROM_UNKNOWN(Severity.ERROR, "A layer reads a field that does not exist."),
  FROM_LATER(
      Severity.ERROR,
      "A layer reads itself or a field after it, so that the network would have a cycle."),
  COUNT(Severity.ERROR, "A list of numbers or names has the wrong length."),
  SIZE_OUT_OF_RANGE(Severity.ERROR, "A size is zero, negative or too large."),
  KERNEL_TOO_LARGE(Severity.ERROR, "A window is larger than the tensor it slides over."),
  SHAPES_DIFFER(Severity.ERROR, "The shapes of two tensors that meet in a layer differ."),
  RESHAPE_SIZE(Severity.ERROR, "A tensor is reshaped to another number of elements."),
  DENSE_NEEDS_VECTOR(Severity.ERROR, "A dense layer reads a tensor with rows and columns."),
  ACTIVATION_NONE(Severity.ERROR, "An activation layer applies none."),
  NORMALIZATION_NOT_FOLDED(
      Severity.ERROR, "A batch normalisation cannot become part of the weights before it."),
  SLOPE_OUT_OF_RANGE(Severity.ERROR, "The slope of negative values is negative or above 1."),
  QUANTIZATION_OUT_OF_RANGE(
      Severity.ERROR, "A scale is not positive, or a zero point is not an int8."),
  QUANTIZATION_INCOMPLETE(Severity.ERROR, "A zero point is given without a scale."),
  QUANTIZATION_DIFFERS(
      Severity.ERROR, "The quantisation of an input is not that of the weights' file."),
  TENSOR_TOO_LARGE(
      Severity.ERROR, "A tensor or the weights of a layer have more elements than Pex can count."),
  FEED_IMPOSSIBLE(
      Severity.ERROR, "An input is to be fed row by row, but no operator can take its rows so."),
  UNUSED_LAYER(Severity.WARNING, "Nothing reads a tensor and it is not an output."),
  FILE_NOT_FOUND(Severity.ERROR, "A file is not where Pex looks for it."),
  TFLITE_INVALID(Severity.ERROR, "A file is not a readable .tflite."),
  TFLITE_UNSUPPORTED(
      Severity.ERROR, "A .tflite uses an operator, a version or a type that Pex does not support."),
  TFLITE_QUANTIZATION(
      Severity.ERROR,
      "A tensor of a .tflite has no quantisation, or one that int8 arithmetic cannot have."),
  WEIGHTS_NAME(Severity.ERROR, "The weights' file has no tensor of a field's name."),
  WEIGHTS_SHAPE(Severity.ERROR, "The weights of a layer have another shape in the file."),
  WEIGHTS_LAYER(
      Severity.ERROR,
      "A layer is another one in the weights' file: another operator, window or activation."),
  PLACEHOLDER_WEIGHTS(Severity.WARNING, "A network without a file of weights got placeholders."),
  RECOMPUTE_OUT_OF_RANGE(
      Severity.ERROR, "The share that may be computed again is negative or above 1."),
  ARENA_TOO_SMALL(Severity.ERROR, "The model needs more SRAM than its budget."),
  FLASH_TOO_SMALL(Severity.ERROR, "The model needs more flash than its budget."),
  UNKNOWN_OPTION(Severity.WARNING, "An option -Apex.… is unknown."),
  OPTION_VALUE(Severity.ERROR, "An option -Apex.… has a value that it cannot have."),
  FILE_NOT_WRITTEN(Severity.ERROR, "A generated file cannot be written."),
  INTERNAL_ERROR(Severity.ERROR, "Pex has a defect: it failed where the model is not at fault."),
  PLAN(Severity.NOTE, "What was planned.");

  private final Severity severity;

  private final String meaning;

  DiagnosticId(Severity severity, String meaning) {
    this.severity = severity;
    this.meaning = meaning;
  }

  /** What is wrong, in one sentence, as the manual says it. */
  public String meaning() {
    return meaning;
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
