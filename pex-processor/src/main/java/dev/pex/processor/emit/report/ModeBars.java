package dev.pex.processor.emit.report;

import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.PlannedMode;

/** Other ways to plan the same network, the plan itself last, as bars. */
final class ModeBars {
  private final Report report;
  private final MarkupWriter html = new MarkupWriter();

  ModeBars(Report report) {
    this.report = report;
  }

  String text() {
    int most = report.modes().stream().mapToInt(PlannedMode::arenaBytes).max().orElse(1);
    int last = report.modes().size() - 1;
    for (int i = 0; i <= last; i++) {
      PlannedMode mode = report.modes().get(i);
      html.line(i == last ? "<tr class=\"chosen\">" : "<tr>");
      html.line("<th scope=\"row\">%s</th>", mode.label());
      html.line(
          "<td class=\"bars\"><div class=\"bar\"><i style=\"width:%.1f%%\"></i></div></td>",
          100.0 * mode.arenaBytes() / most);
      html.line("<td>%s B</td>", GroupedDigits.of(mode.arenaBytes()));
      html.line(
          "<td class=\"wide\">%s</td>",
          mode.lowerBoundBytes().isPresent()
              ? GroupedDigits.of(mode.lowerBoundBytes().getAsInt()) + " B"
              : "–");
      html.line("<td class=\"wide\">%s</td>", GroupedDigits.of(mode.recomputedMacs()));
      html.line("<td class=\"wide\">%s</td>", GroupedDigits.of(mode.overheadInstructions()));
      html.line("</tr>");
    }
    return html.text();
  }
}
