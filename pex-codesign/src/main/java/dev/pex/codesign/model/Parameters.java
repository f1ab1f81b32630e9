package dev.pex.codesign.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of a network, in the order of its operators. */
final class Parameters {
  private final Map<String, Parameter> byName = new LinkedHashMap<>();

  Parameters(Collection<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      byName.put(parameter.name(), parameter);
    }
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  Parameter get(String name) {
    Parameter parameter = byName.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("there is no parameter '" + name + "'");
    }
    return parameter;
  }

  List<Parameter> all() {
    return List.copyOf(byName.values());
  }
}
