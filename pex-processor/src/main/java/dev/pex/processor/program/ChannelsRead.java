package dev.pex.processor.program;

/** Which channels of its input a kernel reads to make channels of its output. */
final class ChannelsRead implements RowKernel.Visitor<Range> {
  private final Range made;

  ChannelsRead(Range made) {
    this.made = made;
  }

  @Override
  public Range convolution(RowKernel.Convolution kernel) {
    return new Range(0, kernel.input().channels());
  }

  @Override
  public Range depthwise(RowKernel.Depthwise kernel) {
    int multiplier = kernel.channelMultiplier();
    return new Range(made.first() / multiplier, (made.end() - 1) / multiplier + 1);
  }

  @Override
  public Range maxPool(RowKernel.MaxPool kernel) {
    return made;
  }

  @Override
  public Range averagePool(RowKernel.AveragePool kernel) {
    return made;
  }

  @Override
  public Range pad(RowKernel.Pad kernel) {
    return made;
  }

  @Override
  public Range resize(RowKernel.Resize kernel) {
    return made;
  }

  @Override
  public Range concatenate(RowKernel.Concatenate kernel) {
    int before = kernel.place().channel();
    return new Range(made.first() - before, made.end() - before);
  }
}
