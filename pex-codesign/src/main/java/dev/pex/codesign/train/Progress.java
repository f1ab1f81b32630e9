package dev.pex.codesign.train;

/** Is told how far a training is. */
public interface Progress {
  /** One that nobody sees. */
  Progress SILENT =
      new Progress() {
        @Override
        public void step(long step, long steps, double loss) {}

        @Override
        public void epoch(int epoch, int epochs, double loss, Score validation) {}
      };

  /**
   * A step is done.
   *
   * @param step from 1, of all epochs
   * @param loss mean of the epoch so far
   */
  void step(long step, long steps, double loss);

  /**
   * An epoch is done.
   *
   * @param epoch from 1
   * @param loss mean of the epoch
   */
  void epoch(int epoch, int epochs, double loss, Score validation);
}
