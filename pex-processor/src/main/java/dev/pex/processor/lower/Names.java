package dev.pex.processor.lower;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.spec.FieldSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Checks that the fields' names can be used in C. */
final class Names {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Keywords of C99 that are none in Java, and names of its standard headers that Pex includes. */
  private static final Set<String> TAKEN_BY_C =
      Set.of(
          ("auto bool complex errno extern imaginary inline int8_t int16_t int32_t int64_t main"
                  + " register restrict signed size_t sizeof struct typedef uint8_t uint16_t"
                  + " uint32_t uint64_t union unsigned NULL")
              .split(" "));

  /** Names that the generated functions and types have. */
  private static final Set<String> TAKEN_BY_PEX = Set.of("arena", "run");

  private final DiagnosticSink sink;

  Names(DiagnosticSink sink) {
    this.sink = sink;
  }

  /**
   * Reports every name that cannot be used.
   *
   * @param naming from a field's name to its tensor's
   */
  void check(List<FieldSpec> fields, UnaryOperator<String> naming) {
    for (FieldSpec field : fields) {
      String name = naming.apply(field.name());
      objection(name).ifPresent(reason -> report(field, name, reason));
    }
  }

  private static Optional<String> objection(String name) {
    if (!IDENTIFIER.matcher(name).matches()) {
      return Optional.of("is not letters, digits and underscores after a letter");
    }
    if (TAKEN_BY_C.contains(name)) {
      return Optional.of("is a word of C");
    }
    if (TAKEN_BY_PEX.contains(name) || name.startsWith("pex_")) {
      return Optional.of("is a name that the generated code has itself");
    }
    return Optional.empty();
  }

  private void report(FieldSpec field, String name, String reason) {
    sink.report(
        new Diagnostic(
            DiagnosticId.NAME_NOT_C,
            field.origin(),
            "'" + name + "' cannot name a tensor in C: it " + reason));
  }
}
