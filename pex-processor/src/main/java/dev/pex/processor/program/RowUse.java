package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.List;

/** Runs a step of a rows stage for one row. */
final class RowUse implements KernelUse {
  private final RowPlaces places;
  private final int position;

  RowUse(RowPlaces places, int position) {
    this.places = places;
    this.position = position;
  }

  /** In a loop over slices, a convolution reads all channels, other kernels the slice. */
  @Override
  public Statement rows(RowKernel kernel) {
    Tensor input = node().input().tensor();
    boolean all = kernel instanceof RowKernel.Convolution;
    Slice read = all ? Slice.all(input.shape().channels()) : places.channels(position, input);
    Shape output = kernel.output();
    return new Statement.RowCall(
        places.isSliced(input)
            ? kernel.withInput(input.shape().withChannels(read.count()))
            : kernel,
        places.source(position, node().input()).from(read.first()),
        places.made(position),
        places.columns(position, output.width()),
        places.channels(position, node().output()));
  }

  @Override
  public Statement concatenate(int index, Place place) {
    RowKernel.Concatenate kernel = places.concatenate(position, index, place);
    return new Statement.RowCall(
        kernel,
        places.source(position, node().inputs().get(index)),
        places.made(position).at(kernel.channels().first()),
        places.columns(position, kernel.columns().size()),
        kernel.channels());
  }

  @Override
  public Statement flat(FlatKernel kernel, List<Operand> operands) {
    List<Address> inputs = operands.stream().map(this::address).toList();
    return new Statement.FlatCall(
        ofSlice(kernel),
        inputs,
        places.made(position),
        places.elements(position, node().output().shape().width() * made().count()));
  }

  /** A factor for each channel repeats after a slice. */
  private FlatKernel ofSlice(FlatKernel kernel) {
    return kernel instanceof FlatKernel.Mul mul
            && mul.secondElements() == node().output().shape().channels()
        ? mul.withSecondElements(made().count())
        : kernel;
  }

  private Slice made() {
    return places.channels(position, node().output());
  }

  /** A factor that repeats is read from its start, or that of the slice, for every row. */
  private Address address(Operand operand) {
    return operand.shape().elements() < node().output().shape().elements()
        ? Address.start(places.whole(operand))
            .at(places.channels(position, operand.tensor()).first())
        : places.sameRow(position, operand);
  }

  private Node node() {
    return places.step(position).node();
  }
}
