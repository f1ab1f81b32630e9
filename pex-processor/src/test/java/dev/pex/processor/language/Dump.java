package dev.pex.processor.language;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.spec.Located;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows any representation of the pipeline as text: records as their components, by name. */
final class Dump {
  private static final int LONGEST_LINE = 120;

  /** Whether a node is shown by name only, as where the graph was shown before. */
  private final boolean nodesByName;

  Dump(boolean nodesByName) {
    this.nodesByName = nodesByName;
  }

  /** The text, each long record broken into lines. */
  String text(Object value) {
    return String.join("\n", lines(value)) + "\n";
  }

  private List<String> lines(Object value) {
    String line = line(value);
    if (line.length() <= LONGEST_LINE) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> lines.addAll(item(lines(element))));
    } else if (value instanceof Record data) {
      lines.add(data.getClass().getSimpleName());
      components(data).forEach(part -> lines.addAll(part.lines()));
    } else {
      lines.add(line);
    }
    return lines;
  }

  private static List<String> item(List<String> lines) {
    List<String> indented = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      indented.add((i == 0 ? "- " : "  ") + lines.get(i));
    }
    return indented;
  }

  private String line(Object value) {
    if (value instanceof Located<?> located) {
      return line(located.value());
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::line).orElse("none");
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::line).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Quantization quantization) {
      return quantization.scale() + "*(q-" + quantization.zeroPoint() + ")";
    }
    if (value instanceof Tensor tensor) {
      return "'%s' %s %s".formatted(tensor.name(), tensor.shape(), line(tensor.quantization()));
    }
    if (value instanceof Operand operand) {
      return "'" + operand.tensor().name() + "' " + operand.shape();
    }
    if (value instanceof Node node && nodesByName) {
      return "'" + node.output().name() + "'";
    }
    if (value instanceof Record data && !(value instanceof Shape)) {
      return components(data).stream()
          .map(Part::line)
          .collect(Collectors.joining(", ", data.getClass().getSimpleName() + "(", ")"));
    }
    return String.valueOf(value);
  }

  private List<Part> components(Record data) {
    return Arrays.stream(data.getClass().getRecordComponents())
        .filter(component -> !Origin.class.isAssignableFrom(component.getType()))
        .filter(component -> !(nodesByName && component.getName().equals("graph")))
        .map(component -> new Part(component.getName(), value(data, component)))
        .toList();
  }

  private static Object value(Record data, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(data);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record's component can be read", e);
    }
  }

  /** A component and its name. */
  private final class Part {
    private final String name;
    private final Object value;

    Part(String name, Object value) {
      this.name = name;
      this.value = value;
    }

    String line() {
      return name + "=" + Dump.this.line(value);
    }

    List<String> lines() {
      String line = "  " + name + ": " + Dump.this.line(value);
      if (line.length() <= LONGEST_LINE) {
        return List.of(line);
      }
      List<String> lines = new ArrayList<>();
      lines.add("  " + name + ":");
      Dump.this.lines(value).forEach(part -> lines.add("    " + part));
      return lines;
    }
  }
}
