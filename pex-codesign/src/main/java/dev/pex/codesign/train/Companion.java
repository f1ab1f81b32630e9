package dev.pex.codesign.train;

import dev.pex.codesign.model.Observer;
import java.util.Map;

/** Learns something beside the parameters of the network that is trained. */
public interface Companion {
  /** Sees, and may change, all tensors. */
  Observer observer();

  /** What it has learnt: the numbers themselves, which belong to a checkpoint. */
  Map<String, float[]> numbers();

  /**
   * The gradients of a batch are known.
   *
   * @param step from 1, of so many in all epochs
   */
  void learn(long step, long steps);

  /**
   * An epoch is done.
   *
   * @param epoch from 1
   * @return whether the network may stay as it is then
   */
  boolean endEpoch(int epoch, Score validation);

  /** One that learns nothing. */
  static Companion of(Observer observer) {
    return new Companion() {
      @Override
      public Observer observer() {
        return observer;
      }

      @Override
      public Map<String, float[]> numbers() {
        return Map.of();
      }

      @Override
      public void learn(long step, long steps) {}

      @Override
      public boolean endEpoch(int epoch, Score validation) {
        return true;
      }
    };
  }
}
