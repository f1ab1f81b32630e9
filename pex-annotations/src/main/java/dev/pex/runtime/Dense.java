package dev.pex.runtime;

/** Fully connected layer, FULLY_CONNECTED; the filter is {@code [unit][input]}. */
public final class Dense {
  private final int inputs;
  private final Filter filter;
  private final OutputStage stage;

  /** A layer from so many inputs to so many units. */
  public Dense(int inputs, int units, Filter filter, OutputStage stage) {
    this.inputs = inputs;
    this.filter = filter.check((long) inputs * units, units);
    this.stage = stage;
  }

  /** Makes some units of the output. */
  public void run(byte[] arena, int input, int output, Elements units) {
    byte[] weights = filter.weights;
    for (int unit = units.first(); unit < units.end(); unit++) {
      int sum = filter.bias[unit];
      int weight = unit * inputs;
      for (int i = 0; i < inputs; i++) {
        sum += arena[input + i] * weights[weight + i];
      }
      arena[output + unit] = stage.store(filter.rescaleRoundingOnce(sum, unit));
    }
  }
}
