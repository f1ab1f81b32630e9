package dev.pex.processor.emit.java;

import java.util.Map;
import java.util.TreeMap;

/** The classes that a generated file calls by their simple names. */
final class Imports {
  private static final String RUNTIME = "dev.pex.runtime";
  private static final String REFERENCE = "dev.pex.runtime.reference";

  private final TreeMap<String, String> packages = new TreeMap<>();

  /** A class of the executor's runtime; a nested one is {@code Outer.Nested}. */
  String runtime(String name) {
    return imported(RUNTIME, name);
  }

  /** A class of the reference kernels; a nested one is {@code Outer.Nested}. */
  String reference(String name) {
    return imported(REFERENCE, name);
  }

  /** A class of {@code java.util}. */
  String util(String name) {
    return imported("java.util", name);
  }

  private String imported(String packageName, String name) {
    int nested = name.indexOf('.');
    String outer = nested < 0 ? name : name.substring(0, nested);
    String other = packages.putIfAbsent(outer, packageName);
    if (other != null && !other.equals(packageName)) {
      throw new IllegalStateException(outer + " is imported from " + other);
    }
    return name;
  }

  /** The declarations, sorted. */
  String declarations() {
    TreeMap<String, String> names = new TreeMap<>();
    for (Map.Entry<String, String> each : packages.entrySet()) {
      names.put(each.getValue() + "." + each.getKey(), each.getKey());
    }
    StringBuilder lines = new StringBuilder();
    for (String name : names.keySet()) {
      lines.append("import ").append(name).append(";\n");
    }
    return lines.toString();
  }
}
