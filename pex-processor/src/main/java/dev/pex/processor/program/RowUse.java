package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import java.util.List;

/** Runs a step of a rows stage for one row. */
final class RowUse implements KernelUse {
  private final RowPlaces places;
  private final int position;

  RowUse(RowPlaces places, int position) {
    this.places = places;
    this.position = position;
  }

  @Override
  public Statement rows(RowKernel kernel) {
    Shape output = kernel.output();
    return new Statement.RowCall(
        kernel,
        places.source(position, node().input()),
        places.made(position),
        places.columns(position, output.width()),
        Slice.all(output.channels()));
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
        kernel,
        inputs,
        places.made(position),
        places.elements(position, node().output().shape().rowElements()));
  }

  /** A factor that repeats is read from its start for every row. */
  private Address address(Operand operand) {
    return operand.shape().elements() < node().output().shape().elements()
        ? Address.start(places.whole(operand))
        : places.sameRow(position, operand);
  }

  private Node node() {
    return places.step(position).node();
  }
}
