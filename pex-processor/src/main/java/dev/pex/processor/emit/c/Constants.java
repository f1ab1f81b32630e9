package dev.pex.processor.emit.c;

import dev.pex.processor.kernels.KernelCall;
import dev.pex.processor.program.Chunks;

/** Spells constants that a function of the generated C defines. */
final class Constants {
  private Constants() {}

  static void part(CText text, String name, String fields) {
    text.line("static const pex_part %s = {", name);
    text.line("    %s};", fields);
  }

  static void chunks(CText text, String name, Chunks chunks) {
    text.line("static const pex_column_ticks %s = {", name);
    text.line(
        "    .per_tick = %s, .skew = %s, .width = %s, .context = %s, .ticks = %s};",
        chunks.perTick(), chunks.skew(), chunks.width(), chunks.context(), chunks.ticks());
  }

  static void parameters(CText text, String name, KernelCall kernel) {
    text.line("static const %s %s = {", kernel.type(), name);
    text.indent();
    text.indent();
    kernel.fields().forEach(field -> text.line(".%s,", field));
    text.outdent();
    text.outdent();
    text.line("};");
  }
}
