package dev.pex.codesign.train;

import dev.pex.codesign.model.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a training has come to after an epoch; what it goes on from. */
final class TrainingState {
  private final List<Parameter> parameters;
  private final Optimizer optimizer;
  private final Map<String, float[]> companion;
  private final Map<String, float[]> best = new LinkedHashMap<>();
  private int epochs;
  private int bestEpoch;
  private double bestAccuracy = -1;

  /**
   * The state before the first epoch.
   *
   * @param companion numbers that are learnt beside
   */
  TrainingState(List<Parameter> parameters, Optimizer optimizer, Map<String, float[]> companion) {
    this.parameters = parameters;
    this.optimizer = optimizer;
    this.companion = companion;
    for (Parameter parameter : parameters) {
      best.put(parameter.name(), parameter.values().clone());
    }
  }

  Optimizer optimizer() {
    return optimizer;
  }

  /** Epochs that are done. */
  int epochs() {
    return epochs;
  }

  /** Number of the epoch of the best accuracy, from 1. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** The best accuracy so far. */
  double bestAccuracy() {
    return bestAccuracy;
  }

  /** Another epoch is done. */
  void add(double accuracy, boolean mayStay) {
    epochs++;
    if (mayStay && accuracy > bestAccuracy) {
      bestAccuracy = accuracy;
      bestEpoch = epochs;
      for (Parameter parameter : parameters) {
        best.put(parameter.name(), parameter.values().clone());
      }
    }
  }

  /** Goes on after a number of epochs. */
  void resumeAfter(int epochs, int bestEpoch, double bestAccuracy) {
    this.epochs = epochs;
    this.bestEpoch = bestEpoch;
    this.bestAccuracy = bestAccuracy;
  }

  /** Gives the parameters the values of the best epoch. */
  void takeBest() {
    for (Parameter parameter : parameters) {
      float[] values = best.getOrDefault(parameter.name(), parameter.values());
      System.arraycopy(values, 0, parameter.values(), 0, values.length);
    }
  }

  /** All numbers themselves, by name. */
  Map<String, float[]> numbers() {
    Map<String, float[]> numbers = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      numbers.put(parameter.name(), parameter.values());
    }
    best.forEach((name, values) -> numbers.put("best " + name, values));
    numbers.putAll(optimizer.memory());
    numbers.putAll(companion);
    return numbers;
  }
}
