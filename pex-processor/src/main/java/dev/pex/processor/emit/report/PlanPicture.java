package dev.pex.processor.emit.report;

import dev.pex.processor.emit.report.ArenaShapes.Frame;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.ArenaUse.OperatorUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import dev.pex.processor.program.GroupedDigits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws a plan as SVG that stands alone. What belongs to one tensor has one colour. It can be read
 * on light and on dark ground.
 */
public final class PlanPicture {
  private static final double LEFT = 64;
  private static final double TOP = 34;
  private static final double WIDTH = 880;
  private static final double HEIGHT = 400;
  private static final double LETTER = 6.4;
  private static final double LINE = 13;
  private static final String STYLE =
      """
      <style>
      text { font: 11px sans-serif; fill: #1f2328; }
      .middle { text-anchor: middle; }
      .label { fill: #101418; text-anchor: middle; dominant-baseline: central; }
      .free { fill: #eff1f3; }
      .line { stroke: #818b98; stroke-width: 1; }
      path { stroke: #ffffff; stroke-width: 0.3; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .label { fill: #101418; }
        .free { fill: #262c36; }
        path { stroke: #0d1117; }
      }
      </style>""";

  private final ArenaUse use;
  private final ArenaShapes shapes;
  private final Hues hues;
  private final MarkupWriter svg = new MarkupWriter();

  private PlanPicture(ArenaUse use) {
    this.use = use;
    this.shapes = new ArenaShapes(use, WIDTH, HEIGHT);
    this.hues = new Hues(use);
  }

  /** The picture of a plan. */
  public static String text(ArenaUse use) {
    return new PlanPicture(use).draw();
  }

  private String draw() {
    svg.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\">",
        LEFT + WIDTH + 16, TOP + HEIGHT + 44);
    svg.line("<title>%s</title>", heading());
    svg.line(STYLE.replace("%", "%%"));
    svg.line("<text x=\"%.1f\" y=\"18\">%s</text>", LEFT, heading());
    svg.line("<g transform=\"translate(%.0f %.0f)\">", LEFT, TOP);
    svg.line("<rect class=\"free\" width=\"%.1f\" height=\"%.1f\"/>", WIDTH, HEIGHT);
    shapes.gridAddresses().forEach(this::gridLine);
    for (int step = 0; step < use.stages().size(); step++) {
      stage(step);
    }
    svg.line("</g>");
    svg.line("</svg>");
    return svg.text();
  }

  private String heading() {
    return "The arena of %s, %s bytes: time goes right, addresses go up"
        .formatted(use.name(), GroupedDigits.of(use.arenaBytes()));
  }

  private void gridLine(int address) {
    double y = shapes.y(address);
    svg.line("<line class=\"line\" x1=\"-5\" y1=\"%.1f\" x2=\"0\" y2=\"%.1f\"/>", y, y);
    svg.line("<text x=\"-8\" y=\"%.1f\" text-anchor=\"end\">%,d</text>", y + 4, address);
  }

  private void stage(int step) {
    StageUse stage = use.stages().get(step);
    Frame frame = shapes.frame(step);
    stage.buffers().forEach(buffer -> shape(buffer, frame));
    stage.buffers().forEach(buffer -> label(buffer, frame));
    svg.line(
        "<line class=\"line\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%.1f\"/>",
        frame.left(), frame.left(), HEIGHT + 6);
    String number = String.valueOf(step + 1);
    String words = "stage %s, %s, %d ticks".formatted(number, stage.kind(), stage.ticks());
    List<String> tensors = stage.operators().stream().map(OperatorUse::tensor).toList();
    svg.line(
        "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s<title>%s</title></text>",
        frame.left() + frame.width() / 2,
        HEIGHT + LINE + 4,
        words.length() * LETTER < frame.width() ? words : number,
        words + ": " + String.join(", ", tensors));
  }

  private void shape(BufferUse buffer, Frame frame) {
    svg.line(
        "<path d=\"%s\" fill=\"hsl(%.0f 55%% 72%%)\"><title>%s</title></path>",
        shapes.path(buffer, frame), hues.of(buffer.tensor()), buffer.words());
  }

  /** A name lies or stands where the buffer has room for it. */
  private void label(BufferUse buffer, Frame frame) {
    double length = buffer.name().length() * LETTER;
    if (!buffer.livesThroughout()) {
      return;
    }
    Optional<Box> lying = shapes.room(buffer, frame, length, LINE);
    Optional<Box> standing = shapes.room(buffer, frame, LINE, length);
    Optional<Box> box = lying.or(() -> standing);
    if (box.isPresent()) {
      double x = (frame.x(box.get().tick()) + frame.x(box.get().endTick())) / 2;
      double y = (shapes.y(box.get().first()) + shapes.y(box.get().end())) / 2;
      String turn =
          lying.isPresent() ? "" : String.format(Locale.ROOT, "rotate(-90 %.1f %.1f)", x, y);
      svg.line(
          "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" transform=\"%s\">%s</text>",
          x, y, turn, buffer.name());
    }
  }
}
