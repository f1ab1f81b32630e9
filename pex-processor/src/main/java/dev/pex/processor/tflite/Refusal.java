package dev.pex.processor.tflite;

import dev.pex.processor.diag.DiagnosticId;

/**
 * Why a file, or one of its operators, is not read; ends the reading of that part and becomes a
 * diagnostic at its edge.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticId id;
  private final String place;
  private final String predicate;

  private Refusal(DiagnosticId id, String place, String predicate) {
    super(place + " " + predicate, null, false, false);
    this.id = id;
    this.place = place;
    this.predicate = predicate;
  }

  /** The file breaks its format: the place, such as {@code tensor 3 'x'}, and what it does. */
  static Refusal invalid(String place, String predicate) {
    return new Refusal(DiagnosticId.TFLITE_INVALID, place, predicate);
  }

  /** The file is well formed, but Pex has no meaning for what it says. */
  static Refusal unsupported(String place, String predicate) {
    return new Refusal(DiagnosticId.TFLITE_UNSUPPORTED, place, predicate);
  }

  /** A quantisation is missing, or Pex has no arithmetic for it. */
  static Refusal quantization(String place, String predicate) {
    return new Refusal(DiagnosticId.TFLITE_QUANTIZATION, place, predicate);
  }

  /** The same, told of the operator that uses what is refused. */
  Refusal usedBy(String operator) {
    return place.isEmpty() || place.equals(operator)
        ? this
        : new Refusal(id, operator, "uses " + place + ", which " + predicate);
  }

  DiagnosticId id() {
    return id;
  }

  /** The message's first line for a file of this name. */
  String summary(String fileName) {
    String file = "'" + fileName + "'";
    return (place.isEmpty() ? file : place + " of " + file) + " " + predicate;
  }
}
