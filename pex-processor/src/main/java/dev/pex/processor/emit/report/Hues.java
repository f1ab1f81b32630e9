package dev.pex.processor.emit.report;

import dev.pex.processor.program.ArenaUse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A hue for each tensor, shared by all buffers that hold part of it. */
final class Hues {
  private static final double GOLDEN_ANGLE = 137.508;
  private static final Pattern PART = Pattern.compile("\\.(lines|front|sums|slice|to_come)$");

  private final Map<String, Integer> tensors = new HashMap<>();

  /** Tensors that follow each other in an arena get hues far apart. */
  Hues(ArenaUse use) {
    use.stages().stream()
        .flatMap(stage -> stage.buffers().stream())
        .forEach(buffer -> tensors.putIfAbsent(tensor(buffer.name()), tensors.size()));
  }

  /** The tensor that a buffer holds, or holds part of. */
  static String tensor(String buffer) {
    return PART.matcher(buffer).replaceFirst("");
  }

  /** Degrees, for a buffer or a tensor. */
  double of(String buffer) {
    return tensors.getOrDefault(tensor(buffer), tensors.size()) * GOLDEN_ANGLE % 360;
  }
}
