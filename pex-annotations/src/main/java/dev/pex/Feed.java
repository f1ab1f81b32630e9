package dev.pex;

/** How an application gives an input to the network. */
public enum Feed {
  /** All at once: the input lies in the arena when an inference starts. */
  WHOLE,

  /**
   * Row by row, from the first to the last, as a camera or a microphone gives them: the network
   * computes what it can of each row, and the input never lies in the arena as a whole. For one
   * input of a network.
   */
  ROWS
}
