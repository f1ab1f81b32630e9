package dev.pex.processor.emit.report;

import dev.pex.processor.program.Figures;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.Target;
import java.util.Locale;
import java.util.OptionalInt;

/** What a plan needs, beside its budgets, and its other figures. */
final class Gauges {
  private final Report report;
  private final MarkupWriter html = new MarkupWriter();

  Gauges(Report report) {
    this.report = report;
  }

  String text() {
    Figures figures = report.figures();
    Target target = report.target();
    int arenaBytes = report.use().arenaBytes();
    html.line("<div class=\"gauges\">");
    gauge("SRAM", "arena", arenaBytes, target.sramBytes());
    gauge("flash", "tables", report.program().tableBytes(), target.flashBytes());
    html.line("</div>");
    html.line("<dl class=\"facts\">");
    fact("layer by layer", bytes(figures.layerwiseBytes()) + ratio(figures.layerwiseBytes()));
    fact("no plan of these kinds below", bytes(figures.lowerBoundBytes()));
    fact("multiply-accumulates", GroupedDigits.of(figures.macs()));
    if (figures.macsAsWritten() != figures.macs()) {
      fact("as the model was written", GroupedDigits.of(figures.macsAsWritten()));
    }
    if (figures.recomputedMacs() > 0) {
      fact("done again", GroupedDigits.of(figures.recomputedMacs()));
    }
    fact("core", target.core().isEmpty() ? "any" : target.core());
    html.line("</dl>");
    return html.text();
  }

  private void gauge(String memory, String what, int bytes, OptionalInt budget) {
    html.line("<section class=\"gauge\">");
    html.line("<h2>%s <small>%s</small></h2>", memory, what);
    html.line("<p class=\"figure\">%s</p>", bytes(bytes));
    if (budget.isPresent()) {
      double percent = 100.0 * bytes / budget.getAsInt();
      html.line(
          "<div class=\"bar\" role=\"meter\" aria-label=\"%s\" aria-valuemin=\"0\""
              + " aria-valuemax=\"%d\" aria-valuenow=\"%d\"><i style=\"width:%.1f%%\"></i></div>",
          memory + " of its budget", budget.getAsInt(), bytes, Math.min(100, percent));
      html.line("<p>%.1f %% of %s</p>", percent, bytes(budget.getAsInt()));
    } else {
      html.line("<p>no budget stated</p>");
    }
    html.line("</section>");
  }

  private void fact(String name, String value) {
    html.line("<div><dt>%s</dt><dd>%s</dd></div>", name, value);
  }

  private String ratio(int bytes) {
    return String.format(Locale.ROOT, ", %.1f times", (double) bytes / report.use().arenaBytes());
  }

  private static String bytes(int count) {
    return GroupedDigits.of(count) + " B";
  }
}
