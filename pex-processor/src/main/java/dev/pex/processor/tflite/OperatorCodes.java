package dev.pex.processor.tflite;

import dev.pex.processor.tflite.schema.BuiltinOperator;
import dev.pex.processor.tflite.schema.Model;
import dev.pex.processor.tflite.schema.OperatorCode;
import java.nio.ByteBuffer;

/** The list of operators that a file says it uses. */
final class OperatorCodes {
  private final Model model;

  OperatorCodes(Model model) {
    this.model = model;
  }

  /** The kind of operator behind an index of the list. */
  OperatorKind kind(long index, String place) {
    OperatorCode code = model.operatorCodes((int) index);
    OperatorKind kind =
        OperatorKind.of(builtin(code))
            .orElseThrow(() -> Refusal.unsupported(place, "is not an operator that Pex reads"));
    if (code.version() < 1) {
      throw Refusal.invalid(place, "has a version that is not positive");
    }
    if (code.version() > kind.newestVersion()) {
      throw Refusal.unsupported(
          place, "is newer than version " + kind.newestVersion() + ", the last that Pex reads");
    }
    return kind;
  }

  /** As in messages: {@code (CONV_2D, version 3)}. */
  String describe(long index) {
    if (index >= model.operatorCodesLength()) {
      return "(code " + index + ")";
    }
    OperatorCode code = model.operatorCodes((int) index);
    return "(" + name(code) + ", version " + code.version() + ")";
  }

  boolean contains(long index) {
    return index < model.operatorCodesLength();
  }

  int count() {
    return model.operatorCodesLength();
  }

  private static String name(OperatorCode code) {
    int builtin = builtin(code);
    ByteBuffer custom = code.customCodeAsByteBuffer();
    if (builtin == BuiltinOperator.CUSTOM && custom != null) {
      return "custom '" + TensorNames.text(custom) + "'";
    }
    boolean known = builtin >= 0 && builtin < BuiltinOperator.names.length;
    return known ? BuiltinOperator.name(builtin) : "builtin " + builtin;
  }

  /** Files carry the code twice since it outgrew a byte; the greater one holds. */
  private static int builtin(OperatorCode code) {
    return Math.max(code.builtinCode(), code.deprecatedBuiltinCode());
  }
}
