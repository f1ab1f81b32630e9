package dev.pex.processor.emit.java;

import dev.pex.processor.program.Chunks;
import dev.pex.processor.program.Sums;
import dev.pex.processor.program.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables of a stage's method, and what is defined before its loops. */
final class StageVariables {
  private final JavaNames names;
  private final Imports imports;
  private final Map<String, String> indices = new HashMap<>();

  /** By identifier and creation. */
  private final Map<List<String>, String> rows = new LinkedHashMap<>();

  private final Map<Sums, String> sums = new LinkedHashMap<>();
  private final Map<String, Chunks> chunks = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();

  StageVariables(JavaNames names, Imports imports) {
    this.names = names;
    this.imports = imports;
  }

  /** The variable of a name in the program. */
  String index(String name) {
    return indices.computeIfAbsent(name, key -> names.unique(JavaNames.lowerCamel(key)));
  }

  /** The rows of a tensor. */
  String rows(View view) {
    String creation =
        creation("Rows", view.offset(), view.height(), view.rowBytes(), view.ringRows());
    return rows.computeIfAbsent(
        List.of(view.identifier(), creation),
        key -> names.unique(JavaNames.lowerCamel(view.identifier()) + "Rows"));
  }

  String sums(Sums each) {
    return sums.computeIfAbsent(each, key -> names.unique(JavaNames.lowerCamel(key.identifier())));
  }

  /** The chunks that a variable of the program goes through. */
  String chunks(String variable, Chunks each) {
    String name = index(variable.replaceFirst("_columns$", "_chunks"));
    chunks.put(name, each);
    return name;
  }

  /** A part of a tensor that is the same in all loops. */
  String part(String creation) {
    return parts.computeIfAbsent(creation, key -> names.unique("part"));
  }

  /** Defines all but the indices. */
  String declarations() {
    StringBuilder code = new StringBuilder();
    for (Map.Entry<List<String>, String> each : rows.entrySet()) {
      code.append(declaration("Rows", each.getValue(), each.getKey().get(1)));
    }
    for (Map.Entry<Sums, String> each : sums.entrySet()) {
      code.append(declaration("Sums", each.getValue(), creation(each.getKey())));
    }
    for (Map.Entry<String, Chunks> each : chunks.entrySet()) {
      code.append(declaration("Columns", each.getKey(), creation(each.getValue())));
    }
    for (Map.Entry<String, String> each : parts.entrySet()) {
      code.append(declaration("Part", each.getValue(), each.getKey()));
    }
    return code.toString();
  }

  private String creation(Sums each) {
    return creation("Sums", each.offset(), each.count());
  }

  private String creation(Chunks each) {
    return creation(
        "Columns", each.perTick(), each.skew(), each.width(), each.context(), each.ticks());
  }

  private String creation(String className, Object... arguments) {
    return JavaText.made(imports.runtime(className), arguments);
  }

  private String declaration(String className, String name, String creation) {
    return imports.runtime(className) + " " + name + " = " + creation + ";\n";
  }
}
