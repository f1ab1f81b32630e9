package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.schedule.SliceLoop;
import java.util.List;

/** Runs the last step of a loop over slices that adds what it reads to the sums of a row. */
final class RowAddUse implements KernelUse {
  private final RowPlaces places;
  private final SliceLoop loop;
  private final int position;

  RowAddUse(RowPlaces places, SliceLoop loop) {
    this.places = places;
    this.loop = loop;
    this.position = loop.endPosition() - 1;
  }

  @Override
  public Statement.AddSlice rows(RowKernel kernel) {
    if (!(kernel instanceof RowKernel.Convolution convolution)) {
      throw refused(kernel.name());
    }
    Operand input = places.step(position).node().input();
    Tensor tensor = input.tensor();
    Slice slice = places.channels(position, tensor);
    return new Statement.AddSlice(
        convolution,
        places.source(position, input).from(slice.first()),
        places.madeRow(position).row(),
        slice,
        places.sums(loop),
        Index.constant(0));
  }

  @Override
  public Statement concatenate(int index, Place place) {
    throw refused("a concatenation");
  }

  @Override
  public Statement flat(FlatKernel kernel, List<Operand> operands) {
    throw refused(kernel.name());
  }

  private static IllegalArgumentException refused(String kernel) {
    return new IllegalArgumentException("'" + kernel + "' does not add up slices");
  }
}
