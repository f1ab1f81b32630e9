package dev.pex.processor.emit.report;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.program.ArenaUse;
import dev.pex.processor.program.ArenaUse.BufferUse;
import dev.pex.processor.program.ArenaUse.StageUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where buffers stand in a picture of an arena: time goes right, stage by stage and tick by tick,
 * addresses go up; the origin is the picture's upper left corner.
 */
final class ArenaShapes {
  private static final int MOST_GRID_LINES = 6;

  private final ArenaUse use;
  private final double height;
  private final List<Frame> frames = new ArrayList<>();

  ArenaShapes(ArenaUse use, double width, double height) {
    this.use = use;
    this.height = height;
    double unit = width / use.stages().stream().mapToDouble(ArenaShapes::weight).sum();
    double left = 0;
    for (StageUse stage : use.stages()) {
      double stageWidth = unit * weight(stage);
      frames.add(new Frame(left, stageWidth, stageWidth / stage.ticks()));
      left += stageWidth;
    }
  }

  /** Stages of many ticks are wider, but not in proportion. */
  private static double weight(StageUse stage) {
    return 1 + Math.log(stage.ticks()) * 2;
  }

  /** Where a stage stands. */
  record Frame(double left, double width, double tickWidth) {
    double x(double tick) {
      return left + tick * tickWidth;
    }
  }

  Frame frame(int step) {
    return frames.get(step);
  }

  double y(int address) {
    return height - height * address / use.arenaBytes();
  }

  /** Round addresses for an axis. */
  List<Integer> gridAddresses() {
    int step = 1;
    for (int i = 0; use.arenaBytes() / step >= MOST_GRID_LINES; i++) {
      step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    }
    List<Integer> addresses = new ArrayList<>();
    for (int address = 0; address <= use.arenaBytes(); address += step) {
      addresses.add(address);
    }
    return addresses;
  }

  /** The largest box inside a buffer that has at least some width and height. */
  Optional<Box> room(BufferUse buffer, Frame frame, double width, double boxHeight) {
    return Box.largest(
        buffer.first(),
        buffer.end(),
        box ->
            frame.x(box.endTick()) - frame.x(box.tick()) >= width
                && y(box.first()) - y(box.end()) >= boxHeight);
  }

  /** The path of a buffer, with one outline for each time without a gap. */
  String path(BufferUse buffer, Frame frame) {
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
    return path.toString();
  }

  /** Steps along the upper edge, and back along the lower one. */
  private String outline(BufferUse buffer, int firstTick, int endTick, Frame frame) {
    double left = frame.x(firstTick + buffer.fromFraction());
    double right = frame.x(endTick - 1 + buffer.toFraction());
    Int32Values upper = buffer.end();
    Int32Values lower = buffer.first();
    StringBuilder path = new StringBuilder();
    point(path, 'M', left, upper.get(firstTick));
    for (int tick = firstTick + 1; tick < endTick; tick++) {
      corner(path, frame.x(tick), upper.get(tick - 1), upper.get(tick));
    }
    point(path, 'L', right, upper.get(endTick - 1));
    point(path, 'L', right, lower.get(endTick - 1));
    for (int tick = endTick - 1; tick > firstTick; tick--) {
      corner(path, frame.x(tick), lower.get(tick), lower.get(tick - 1));
    }
    point(path, 'L', left, lower.get(firstTick));
    return path.append('Z').toString();
  }

  private void corner(StringBuilder path, double x, int address, int nextAddress) {
    if (address != nextAddress) {
      point(path, 'L', x, address);
      point(path, 'L', x, nextAddress);
    }
  }

  private void point(StringBuilder path, char command, double x, int address) {
    path.append(String.format(Locale.ROOT, "%c%.1f,%.1f", command, x, y(address)));
  }
}
