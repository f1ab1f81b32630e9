package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.ChannelsStep;
import java.util.List;
import java.util.Optional;

/** Runs a step of a channels stage that adds a slice of its input to sums. */
final class AddUse implements KernelUse {
  private final ChannelsStep step;
  private final ChannelPlaces places;
  private Optional<Statement> end = Optional.empty();

  AddUse(ChannelsStep step, ChannelPlaces places) {
    this.step = step;
    this.places = places;
  }

  @Override
  public Statement rows(RowKernel kernel) {
    if (!(kernel instanceof RowKernel.Convolution convolution)) {
      throw refused(kernel.name());
    }
    Sums sums = places.sums(step);
    end = Optional.of(new Statement.EndSlices(convolution, sums, Address.start(output())));
    Statement add =
        new Statement.AddSlice(
            convolution,
            RowSource.of(places.view(input())).from(places.channels(input()).first()),
            Index.of("row"),
            places.channels(input()),
            sums,
            Index.of("row"));
    return new Statement.Loop("row", new Range(0, kernel.output().height()), List.of(add));
  }

  @Override
  public Statement concatenate(int index, Place place) {
    throw refused(step.node().output().name());
  }

  /** A slice of a dense layer's input is some of its elements. */
  @Override
  public Statement flat(FlatKernel kernel, List<Operand> operands) {
    if (!(kernel instanceof FlatKernel.Dense dense)) {
      throw refused(kernel.name());
    }
    Sums sums = places.sums(step);
    FoldKernel fold = new FoldKernel.Dense(dense, input().shape());
    end = Optional.of(new Statement.FoldEnd(fold, sums, output()));
    return new Statement.FoldRow(fold, places.start(input()), Span.all(1), sums);
  }

  /** What makes the output after the last slice, once the node has been linked. */
  Statement end() {
    return end.orElseThrow();
  }

  private Tensor input() {
    return step.node().input().tensor();
  }

  private View output() {
    return places.view(step.node().output());
  }

  private static IllegalArgumentException refused(String kernel) {
    return new IllegalArgumentException("'" + kernel + "' does not add up slices");
  }
}
