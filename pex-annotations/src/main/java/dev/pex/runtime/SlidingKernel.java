package dev.pex.runtime;

/** A kernel that makes each element of what a window shows of the input. */
public sealed interface SlidingKernel extends RowKernel
    permits AveragePool, Convolution, Depthwise, MaxPool, Pad {
  /** How its window goes over the input. */
  Sliding sliding();

  /**
   * Makes the whole output of the whole input.
   *
   * @param input first byte of the input
   * @param output first byte of the output
   */
  default void run(byte[] arena, int input, int output) {
    Window window = sliding().window();
    Shape from = sliding().input();
    Shape to = sliding().output();
    Rows inputRows = new Rows(input, from.height(), from.rowElements(), from.height());
    Part row = new Part(0, to.width(), 0, to.channels());
    int[] starts = new int[window.kernelHeight()];
    for (int i = 0; i < to.height(); i++) {
      inputRows.select(window.firstInputRow(i), starts.length, window.dilationHeight(), starts);
      row(arena, starts, output + i * to.rowElements(), to.channels(), row);
    }
  }
}
