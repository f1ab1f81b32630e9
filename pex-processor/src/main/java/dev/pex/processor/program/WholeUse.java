package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Runs a node from whole tensors to a whole tensor. */
final class WholeUse implements KernelUse {
  private final Node node;
  private final Places places;

  WholeUse(Node node, Places places) {
    this.node = node;
    this.places = places;
  }

  /** One loop over all rows of the output, each whole. */
  @Override
  public Statement rows(RowKernel kernel) {
    Shape output = kernel.output();
    Statement call =
        new Statement.RowCall(
            kernel,
            RowSource.of(places.whole(node.input())),
            Address.of(output(), Index.of("row")),
            Span.all(output.width()),
            Slice.all(output.channels()));
    return new Statement.Loop("row", new Range(0, output.height()), List.of(call));
  }

  @Override
  public Statement concatenate(int index, Place place) {
    RowKernel.Concatenate kernel = places.concatenate(node, index, place);
    Statement call =
        new Statement.RowCall(
            kernel,
            RowSource.of(places.whole(node.inputs().get(index))),
            Address.of(output(), Index.of("row")).at(kernel.channels().first()),
            new Span.Known(kernel.columns()),
            kernel.channels());
    return new Statement.Loop("row", kernel.rows(), List.of(call));
  }

  @Override
  public Statement flat(FlatKernel kernel, List<Operand> operands) {
    List<Address> inputs = new ArrayList<>();
    for (Operand operand : operands) {
      inputs.add(Address.start(places.whole(operand)));
    }
    return new Statement.FlatCall(
        kernel, inputs, Address.start(output()), Span.all(node.output().shape().elements()));
  }

  /** Says that the output is complete. */
  Statement complete() {
    return new Statement.Complete(
        Address.start(output()), Span.all(node.output().shape().elements()));
  }

  /** The whole output. */
  View output() {
    return places.whole(Operand.of(node.output()));
  }
}
