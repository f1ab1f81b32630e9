package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.KernelCall;
import dev.pex.processor.kernels.Scratch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The functions of layers that have a kernel's body to themselves: the C compiler sees their sizes
 * as literals.
 */
final class LayerFunctions {
  private final Map<Layer, String> names = new LinkedHashMap<>();

  /**
   * The function that makes a part of one output row.
   *
   * @param kernel C identifier of the use
   * @param part initialisers of the part where each call makes the same
   */
  String row(String kernel, KernelCall call, int pixelBytes, Optional<String> part) {
    List<String> parameters =
        new ArrayList<>(List.of("const int8_t *const *rows", "int8_t *output"));
    if (part.isEmpty()) {
      parameters.add("const pex_part *part");
    }
    String arguments = "rows, output, " + pixelBytes + (part.isEmpty() ? ", part" : ", &part");
    return name(kernel, new Layer(call, parameters, arguments, part));
  }

  /** The function that makes some elements of so many inputs. */
  String flat(String kernel, KernelCall call, int inputs) {
    List<String> parameters = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    for (String input : List.of("first", "second").subList(0, inputs)) {
      parameters.add("const int8_t *" + input);
      arguments.add(input);
    }
    parameters.addAll(List.of("int8_t *output", "int32_t first_element", "int32_t end_element"));
    arguments.addAll(List.of("output", "first_element", "end_element"));
    return name(
        kernel, new Layer(call, parameters, String.join(", ", arguments), Optional.empty()));
  }

  private String name(String kernel, Layer layer) {
    String first = kernel + "_layer";
    long others = names.values().stream().filter(name -> name.startsWith(first)).count();
    return names.computeIfAbsent(layer, key -> others == 0 ? first : first + (others + 1));
  }

  void writeTo(CText text) {
    names.forEach((layer, name) -> function(text, layer, name));
  }

  private static void function(CText text, Layer layer, String name) {
    text.definition("static PEX_NOINLINE void " + name, layer.parameters());
    text.indent();
    Constants.parameters(text, "params", layer.call());
    layer.part().ifPresent(fields -> Constants.part(text, "part", fields));
    Scratch scratch = layer.call().scratch().orElseThrow();
    if (scratch.count() > 0) {
      text.line("%sscratch[%s];", scratch.type(), scratch.count());
    }
    text.line(
        "%s_inline(&params, %s%s);",
        layer.call().function(), layer.arguments(), scratch.count() > 0 ? ", scratch" : "");
    text.outdent();
    text.line("}");
    text.blank();
  }

  private record Layer(
      KernelCall call, List<String> parameters, String arguments, Optional<String> part) {
    /** Written out because the compiler's own takes long to link. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Layer that
          && call.equals(that.call)
          && parameters.equals(that.parameters)
          && arguments.equals(that.arguments)
          && part.equals(that.part);
    }

    @Override
    public int hashCode() {
      return Objects.hash(call, parameters, arguments, part);
    }
  }
}
