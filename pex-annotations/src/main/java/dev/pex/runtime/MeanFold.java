package dev.pex.runtime;

/** {@link Mean} over height and width of a tensor of which one part is there after the other. */
public final class MeanFold implements FoldKernel {
  private final Shape input;
  private final int folded;
  private final Rescale rescale;
  private final OutputStage stage;

  /** A mean of a tensor of this shape; parameters as those of {@link Mean}. */
  public MeanFold(Shape input, int inputZeroPoint, Rescale rescale, OutputStage stage) {
    this.input = input;
    this.folded = input.height() * input.width() * inputZeroPoint;
    this.rescale = rescale;
    this.stage = stage;
  }

  @Override
  public void add(byte[] arena, int values, Elements elements, Sums sums) {
    PixelSums.add(arena, values, elements.size(), sums);
  }

  @Override
  public void end(byte[] arena, Sums sums, int output) {
    for (int i = 0; i < input.channels(); i++) {
      arena[output + i] = stage.store(rescale.of(sums.get(arena, i) - folded));
    }
  }
}
