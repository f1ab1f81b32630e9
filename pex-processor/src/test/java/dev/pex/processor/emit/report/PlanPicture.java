package dev.pex.processor.emit.report;

import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Draws a plan as SVG: time goes right, stage by stage and tick by tick, addresses go up. What
 * belongs to one tensor has one colour. It can be read on light and on dark ground.
 */
public final class PlanPicture {
  private static final double LEFT = 64;
  private static final double TOP = 34;
  private static final double WIDTH = 880;
  private static final double HEIGHT = 400;
  private static final double LETTER = 6.4;
  private static final double LINE = 13;
  private static final int MOST_GRID_LINES = 6;
  private static final double GOLDEN_ANGLE = 137.508;
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

  private static final Pattern PART = Pattern.compile("\\.(lines|front|sums)$");

  private final ArenaUse use;
  private final List<String> tensors = new ArrayList<>();
  private final SvgWriter svg = new SvgWriter();

  private PlanPicture(ArenaUse use) {
    this.use = use;
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
    svg.line(STYLE);
    svg.line("<text x=\"%.1f\" y=\"18\">%s</text>", LEFT, heading());
    svg.line(
        "<rect class=\"free\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        LEFT, TOP, WIDTH, HEIGHT);
    grid();
    double unit = WIDTH / use.stages().stream().mapToDouble(PlanPicture::weight).sum();
    double left = LEFT;
    for (int step = 0; step < use.stages().size(); step++) {
      double width = unit * weight(use.stages().get(step));
      stage(step, left, width);
      left += width;
    }
    svg.line("</svg>");
    return svg.text();
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "The arena of %s, %,d bytes: time goes right, addresses go up",
        use.name(),
        use.arenaBytes());
  }

  /** Stages of many ticks are wider, but not in proportion. */
  private static double weight(StageUse stage) {
    return 1 + Math.log(stage.ticks()) * 2;
  }

  private void grid() {
    int step = 1;
    for (int i = 0; use.arenaBytes() / step >= MOST_GRID_LINES; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    for (int address = 0; address <= use.arenaBytes(); address += step) {
      svg.line(
          "<line class=\"line\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
          LEFT - 5, y(address), LEFT, y(address));
      svg.line(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%,d</text>",
          LEFT - 8, y(address) + 4, address);
    }
  }

  private double y(int address) {
    return TOP + HEIGHT - HEIGHT * address / use.arenaBytes();
  }

  private void stage(int step, double left, double width) {
    StageUse stage = use.stages().get(step);
    Frame frame = new Frame(left, width / stage.ticks());
    stage.buffers().forEach(buffer -> shape(buffer, frame));
    stage.buffers().forEach(buffer -> label(buffer, frame));
    svg.line(
        "<line class=\"line\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        left, TOP, left, TOP + HEIGHT + 6);
    String number = String.valueOf(step + 1);
    String words = "stage %s, %s, %d ticks".formatted(number, stage.kind(), stage.ticks());
    svg.line(
        "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s<title>%s</title></text>",
        left + width / 2,
        TOP + HEIGHT + LINE + 4,
        words.length() * LETTER < width ? words : number,
        words + ": " + String.join(", ", stage.operators()));
  }

  /** One outline for each time without a gap. */
  private void shape(BufferUse buffer, Frame frame) {
    StringBuilder path = new StringBuilder();
    int tick = 0;
    while (tick < buffer.first().size()) {
      int end = tick;
      while (end < buffer.first().size()
          && buffer.isLive(end)
          && (end == tick || buffer.livesThroughout())) {
        end++;
      }
      if (end > tick) {
        path.append(outline(buffer, tick, end, frame));
      }
      tick = Math.max(end, tick + 1);
    }
    svg.line(
        "<path d=\"%s\" fill=\"%s\"><title>%s</title></path>",
        path.toString(), colour(buffer.name()), buffer.name());
  }

  /** Steps along the upper edge, and back along the lower one. */
  private String outline(BufferUse buffer, int firstTick, int endTick, Frame frame) {
    StringBuilder path = new StringBuilder();
    for (int tick = firstTick; tick < endTick; tick++) {
      int end = buffer.end().get(tick);
      edge(path, tick == firstTick ? 'M' : 'L', frame.x(tick + buffer.fromFraction()), end);
      edge(path, 'L', frame.x(tick + buffer.toFraction()), end);
    }
    for (int tick = endTick - 1; tick >= firstTick; tick--) {
      int first = buffer.first().get(tick);
      edge(path, 'L', frame.x(tick + buffer.toFraction()), first);
      edge(path, 'L', frame.x(tick + buffer.fromFraction()), first);
    }
    return path.append('Z').toString();
  }

  private void edge(StringBuilder path, char command, double x, int address) {
    path.append(String.format(Locale.ROOT, "%c%.1f,%.1f", command, x, y(address)));
  }

  /** A name lies or stands where the buffer has room for it. */
  private void label(BufferUse buffer, Frame frame) {
    double length = buffer.name().length() * LETTER;
    if (!buffer.livesThroughout()) {
      return;
    }
    Optional<Box> lying = room(buffer, frame, length, LINE);
    Optional<Box> standing = room(buffer, frame, LINE, length);
    Optional<Box> box = lying.or(() -> standing);
    if (box.isPresent()) {
      double x = (frame.x(box.get().tick()) + frame.x(box.get().endTick())) / 2;
      double y = (y(box.get().first()) + y(box.get().end())) / 2;
      String turn =
          lying.isPresent() ? "" : String.format(Locale.ROOT, "rotate(-90 %.1f %.1f)", x, y);
      svg.line(
          "<text class=\"label\" x=\"%.1f\" y=\"%.1f\" transform=\"%s\">%s</text>",
          x, y, turn, buffer.name());
    }
  }

  private Optional<Box> room(BufferUse buffer, Frame frame, double width, double height) {
    return Box.largest(
        buffer.first(),
        buffer.end(),
        box ->
            frame.x(box.endTick()) - frame.x(box.tick()) >= width
                && y(box.first()) - y(box.end()) >= height);
  }

  /** Neighbours in the list of tensors get colours far apart. */
  private String colour(String buffer) {
    String tensor = PART.matcher(buffer).replaceFirst("");
    if (!tensors.contains(tensor)) {
      tensors.add(tensor);
    }
    double hue = tensors.indexOf(tensor) * GOLDEN_ANGLE % 360;
    return String.format(Locale.ROOT, "hsl(%.0f 55%% 72%%)", hue);
  }

  /** Where a stage stands in the picture. */
  private record Frame(double left, double tickWidth) {
    double x(double tick) {
      return left + tick * tickWidth;
    }
  }
}
