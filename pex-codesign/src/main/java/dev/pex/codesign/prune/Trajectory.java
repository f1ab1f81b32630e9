package dev.pex.codesign.prune;

import java.util.EnumMap;
import java.util.Map;

/** What a network took, and how often it was right, after each epoch. */
public final class Trajectory {
  private final float[] accuracy;
  private final Map<Limited, float[]> taken = new EnumMap<>(Limited.class);

  Trajectory(int epochs) {
    this.accuracy = new float[epochs];
    for (Limited limited : Limited.values()) {
      taken.put(limited, new float[epochs]);
    }
  }

  /** How many epochs there are. */
  public int epochs() {
    return accuracy.length;
  }

  /** The validation accuracy, 0 to 1, after an epoch, from 1. */
  public double accuracy(int epoch) {
    return accuracy[epoch - 1];
  }

  /** What was taken after an epoch, from 1. */
  public double taken(Limited limited, int epoch) {
    return of(limited)[epoch - 1];
  }

  void setAccuracy(int epoch, double value) {
    accuracy[epoch - 1] = (float) value;
  }

  void setTaken(Limited limited, int epoch, double value) {
    of(limited)[epoch - 1] = (float) value;
  }

  void addTo(Map<String, float[]> numbers) {
    numbers.put("trajectory of accuracy", accuracy);
    taken.forEach((limited, values) -> numbers.put("trajectory of " + limited, values));
  }

  private float[] of(Limited limited) {
    return taken.computeIfAbsent(limited, missing -> new float[epochs()]);
  }
}
