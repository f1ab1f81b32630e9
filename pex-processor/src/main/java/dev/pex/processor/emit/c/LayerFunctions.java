package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.KernelCall;
import java.util.LinkedHashMap;
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
  String name(String kernel, KernelCall call, int pixelBytes, Optional<String> part) {
    String first = kernel + "_layer";
    long others = names.values().stream().filter(name -> name.startsWith(first)).count();
    return names.computeIfAbsent(
        new Layer(call, pixelBytes, part), key -> others == 0 ? first : first + (others + 1));
  }

  void writeTo(CText text) {
    names.forEach((layer, name) -> function(text, layer, name));
  }

  private static void function(CText text, Layer layer, String name) {
    boolean given = layer.part().isEmpty();
    text.line(
        "static PEX_NOINLINE void %s(const int8_t *const *rows, int8_t *output%s",
        name, given ? "," : ") {");
    if (given) {
      text.line("    const pex_part *part) {");
    }
    text.indent();
    Constants.parameters(text, "params", layer.call());
    layer.part().ifPresent(fields -> Constants.part(text, "part", fields));
    int scratchWords = layer.call().scratchWords().orElseThrow();
    if (scratchWords > 0) {
      text.line("int32_t scratch[%s];", scratchWords);
    }
    text.line(
        "%s_inline(&params, rows, output, %s, %s%s);",
        layer.call().function(),
        layer.pixelBytes(),
        given ? "part" : "&part",
        scratchWords > 0 ? ", scratch" : "");
    text.outdent();
    text.line("}");
    text.blank();
  }

  private record Layer(KernelCall call, int pixelBytes, Optional<String> part) {
    /** Written out because the compiler's own takes long to link. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Layer that
          && call.equals(that.call)
          && pixelBytes == that.pixelBytes
          && part.equals(that.part);
    }

    @Override
    public int hashCode() {
      return Objects.hash(call, pixelBytes, part);
    }
  }
}
