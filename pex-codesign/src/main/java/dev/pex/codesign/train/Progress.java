package dev.pex.codesign.train;

/** Is told how far a training is. */
public interface Progress {
  /** One that nobody sees. */
  Progress SILENT = new Progress() {};

  /**
   * A training that was interrupted goes on.
   *
   * @param epoch the last that was done, from 1
   */
  default void resumed(int epoch, int epochs) {}

  /**
   * A step is done.
   *
   * @param step from 1, of all epochs
   * @param loss mean of the epoch so far
   */
  default void step(long step, long steps, double loss) {}

  /**
   * An epoch is done.
   *
   * @param epoch from 1
   * @param loss mean of the epoch
   */
  default void epoch(int epoch, int epochs, double loss, Score validation) {}
}
