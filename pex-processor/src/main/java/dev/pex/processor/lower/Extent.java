package dev.pex.processor.lower;

/** A number for rows and one for columns. */
record Extent(int height, int width) {
  @Override
  public String toString() {
    return height + "x" + width;
  }
}
