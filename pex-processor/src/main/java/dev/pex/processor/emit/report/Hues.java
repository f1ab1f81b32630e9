package dev.pex.processor.emit.report;

import dev.pex.processor.program.ArenaUse;
import java.util.HashMap;
import java.util.Map;

/** A hue for each tensor, shared by all buffers that hold part of it. */
final class Hues {
  private static final double GOLDEN_ANGLE = 137.508;

  private final Map<String, Integer> tensors = new HashMap<>();

  /** Tensors that follow each other in an arena get hues far apart. */
  Hues(ArenaUse use) {
    use.stages().stream()
        .flatMap(stage -> stage.buffers().stream())
        .forEach(buffer -> tensors.putIfAbsent(buffer.tensor(), tensors.size()));
  }

  /** The degrees of a tensor. */
  double of(String tensor) {
    return tensors.getOrDefault(tensor, tensors.size()) * GOLDEN_ANGLE % 360;
  }
}
