package dev.pex.processor.emit.report;

import dev.pex.processor.emit.report.ArenaShapes.Frame;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.GroupedDigits;
import dev.pex.processor.program.ShortName;

/**
 * The memory map of the page: a picture that stretches with it, and words over it that do not. All
 * places are percents of the map.
 */
final class ArenaMap {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 400;
  private static final double LEAST_WIDTH = 25;
  private static final double LEAST_HEIGHT = 14;

  private final ArenaUse use;
  private final Hues hues;
  private final ArenaShapes shapes;
  private final MarkupWriter html = new MarkupWriter();

  ArenaMap(ArenaUse use, Hues hues) {
    this.use = use;
    this.hues = hues;
    this.shapes = new ArenaShapes(use, WIDTH, HEIGHT);
  }

  String text() {
    for (int address : shapes.gridAddresses()) {
      html.line(
          "<span class=\"address\" style=\"top:%.2f%%\">%s</span>",
          100 * shapes.y(address) / HEIGHT, GroupedDigits.of(address));
    }
    html.line(
        "<svg viewBox=\"0 0 %.0f %.0f\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
        WIDTH, HEIGHT);
    for (int step = 0; step < use.stages().size(); step++) {
      for (BufferUse buffer : use.stages().get(step).buffers()) {
        html.line(
            "<path data-tensor=\"%s\" style=\"--hue:%.0f\" d=\"%s\"/>",
            buffer.tensor(), hues.of(buffer.tensor()), shapes.path(buffer, shapes.frame(step)));
      }
    }
    html.line("</svg>");
    for (int step = 0; step < use.stages().size(); step++) {
      Frame frame = shapes.frame(step);
      use.stages().get(step).buffers().forEach(buffer -> label(buffer, frame));
      html.line(
          "<span class=\"stage\" style=\"left:%.2f%%;width:%.2f%%\"><b>%d</b> <i>%s</i></span>",
          100 * frame.left() / WIDTH,
          100 * frame.width() / WIDTH,
          step + 1,
          use.stages().get(step).kind());
    }
    return html.text();
  }

  /** A name takes the largest box inside its buffer; the page hides it where that is too small. */
  private void label(BufferUse buffer, Frame frame) {
    if (buffer.livesThroughout()) {
      shapes
          .room(buffer, frame, LEAST_WIDTH, LEAST_HEIGHT)
          .ifPresent(
              box -> {
                double left = frame.x(box.tick());
                html.line(
                    "<span class=\"label\" style=\"left:%.2f%%;width:%.2f%%;top:%.2f%%;"
                        + "height:%.2f%%\"><span>%s</span></span>",
                    100 * left / WIDTH,
                    100 * (frame.x(box.endTick()) - left) / WIDTH,
                    100 * shapes.y(box.end()) / HEIGHT,
                    100 * (shapes.y(box.first()) - shapes.y(box.end())) / HEIGHT,
                    ShortName.of(buffer.tensor()));
              });
    }
  }
}
