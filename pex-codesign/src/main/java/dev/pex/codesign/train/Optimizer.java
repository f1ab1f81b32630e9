package dev.pex.codesign.train;

import dev.pex.codesign.model.ForwardPass;
import dev.pex.codesign.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes the parameters of a network step by step, and remembers what its rule needs for that. */
final class Optimizer {
  private final UpdateRule rule;
  private final double weightDecay;
  private final Map<Parameter, float[][]> moments = new LinkedHashMap<>();
  private long steps;

  Optimizer(List<Parameter> parameters, UpdateRule rule, double weightDecay) {
    this.rule = rule;
    this.weightDecay = weightDecay;
    for (Parameter parameter : parameters) {
      if (parameter.kind() != Parameter.Kind.STATISTICS) {
        moments.put(parameter, new float[rule.moments()][parameter.values().length]);
      }
    }
  }

  /** One step against the gradients of a pass. */
  void step(ForwardPass forward, double rate) {
    steps++;
    moments.forEach(
        (parameter, remembered) -> {
          float[] values = parameter.values();
          if (parameter.kind() == Parameter.Kind.WEIGHTS) {
            float kept = (float) (1 - rate * weightDecay);
            for (int i = 0; i < values.length; i++) {
              values[i] *= kept;
            }
          }
          rule.update(values, forward.gradient(parameter), remembered, rate, steps);
        });
  }

  /** How many there were. */
  long steps() {
    return steps;
  }

  /** Goes on after so many. */
  void resumeAfter(long steps) {
    this.steps = steps;
  }

  /** What is remembered, by name. */
  Map<String, float[]> memory() {
    Map<String, float[]> memory = new LinkedHashMap<>();
    moments.forEach(
        (parameter, remembered) -> {
          for (int i = 0; i < remembered.length; i++) {
            memory.put("moment " + i + " of " + parameter.name(), remembered[i]);
          }
        });
    return memory;
  }
}
