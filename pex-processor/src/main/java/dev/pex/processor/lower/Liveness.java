package dev.pex.processor.lower;

import dev.pex.processor.spec.FieldSpec;
import dev.pex.processor.spec.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which fields an output depends on. */
final class Liveness {
  private final Set<String> alive = new HashSet<>();
  private final Set<String> read = new HashSet<>();

  /** The liveness of fields each of which reads some before it. */
  Liveness(List<FieldSpec> fields) {
    for (int i = fields.size() - 1; i >= 0; i--) {
      FieldSpec field = fields.get(i);
      if (NetworkChecks.isOutput(field, fields) || alive.contains(field.name())) {
        alive.add(field.name());
        addRead(field, alive);
      }
      addRead(field, read);
    }
  }

  private static void addRead(FieldSpec field, Set<String> names) {
    for (Located<String> from : field.layer().from()) {
      names.add(from.value());
    }
  }

  /** Whether an output depends on the field. */
  boolean isAlive(FieldSpec field) {
    return alive.contains(field.name());
  }

  /** Whether nothing reads the field and it is no output. */
  boolean isUnused(FieldSpec field) {
    return !isAlive(field) && !read.contains(field.name());
  }
}
