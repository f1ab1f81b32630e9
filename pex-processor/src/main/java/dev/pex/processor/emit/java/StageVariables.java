package dev.pex.processor.emit.java;

import dev.pex.processor.program.Chunks;
import dev.pex.processor.program.Sums;
import dev.pex.processor.program.View;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables of a stage's method, and what is defined before its loops. */
final class StageVariables {
  private final JavaNames names;
  private final Imports imports;
  private final Map<String, String> indices = new HashMap<>();
  private final Map<View, String> rows = new LinkedHashMap<>();
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
    return rows.computeIfAbsent(
        view, key -> names.unique(JavaNames.lowerCamel(key.identifier()) + "Rows"));
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
    rows.forEach(
        (view, name) ->
            code.append(
                declaration(
                    "Rows", name, view.offset(), view.height(), view.rowBytes(), view.ringRows())));
    sums.forEach(
        (each, name) -> code.append(declaration("Sums", name, each.offset(), each.count())));
    chunks.forEach(
        (name, each) ->
            code.append(
                declaration(
                    "Columns",
                    name,
                    each.perTick(),
                    each.skew(),
                    each.width(),
                    each.context(),
                    each.ticks())));
    parts.forEach(
        (part, name) -> code.append(imports.runtime("Part") + " " + name + " = " + part + ";\n"));
    return code.toString();
  }

  private String declaration(String className, String name, Object... arguments) {
    String type = imports.runtime(className);
    return type + " " + name + " = " + JavaText.made(type, arguments) + ";\n";
  }
}
