package dev.pex.runtime;

/** {@link Dense} over a tensor of which one part is there after the other. */
public final class DenseFold implements FoldKernel {
  private final Shape input;
  private final int units;
  private final Filter filter;
  private final OutputStage stage;

  /** A layer from all elements of a tensor of this shape to so many units. */
  public DenseFold(Shape input, int units, Filter filter, OutputStage stage) {
    this.input = input;
    this.units = units;
    this.filter = filter.check((long) input.elements() * units, units);
    this.stage = stage;
  }

  @Override
  public void add(byte[] arena, int values, Elements elements, Sums sums) {
    byte[] weights = filter.weights;
    for (int unit = 0; unit < units; unit++) {
      int weight = unit * input.elements() + elements.first();
      int sum = 0;
      for (int i = 0; i < elements.size(); i++) {
        sum += arena[values + i] * weights[weight + i];
      }
      sums.add(arena, unit, sum);
    }
  }

  @Override
  public void end(byte[] arena, Sums sums, int output) {
    for (int unit = 0; unit < units; unit++) {
      int sum = filter.bias[unit] + sums.get(arena, unit);
      arena[output + unit] = stage.store(filter.rescaleRoundingOnce(sum, unit));
    }
  }
}
