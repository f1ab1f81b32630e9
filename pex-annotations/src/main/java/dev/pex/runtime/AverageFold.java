package dev.pex.runtime;

/** {@link AveragePool} over a whole tensor of which one part is there after the other. */
public final class AverageFold implements FoldKernel {
  private final Shape input;
  private final OutputStage stage;

  /** An average of a tensor of this shape. */
  public AverageFold(Shape input, OutputStage stage) {
    this.input = input;
    this.stage = stage;
  }

  @Override
  public void add(byte[] arena, int values, Elements elements, Sums sums) {
    PixelSums.add(arena, values, elements.size(), sums);
  }

  @Override
  public void end(byte[] arena, Sums sums, int output) {
    int count = input.height() * input.width();
    for (int i = 0; i < input.channels(); i++) {
      arena[output + i] = stage.clamp(AveragePool.roundedQuotient(sums.get(arena, i), count));
    }
  }
}
