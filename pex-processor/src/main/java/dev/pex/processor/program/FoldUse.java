package dev.pex.processor.program;

import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import java.util.List;

/** Runs a step of a rows stage that adds each row to sums. */
final class FoldUse implements KernelUse {
  private final RowPlaces places;
  private final int position;

  FoldUse(RowPlaces places, int position) {
    this.places = places;
    this.position = position;
  }

  @Override
  public Statement.FoldRow rows(RowKernel kernel) {
    if (kernel instanceof RowKernel.AveragePool pool) {
      return fold(
          new FoldKernel.Average(
              pool.name(), pool.input(), pool.stage().min(), pool.stage().max()));
    }
    throw new IllegalArgumentException("'" + kernel.name() + "' does not fold rows");
  }

  @Override
  public Statement concatenate(int index, Place place) {
    throw new IllegalArgumentException("a concatenation does not fold rows");
  }

  @Override
  public Statement.FoldRow flat(FlatKernel kernel, List<Operand> operands) {
    if (kernel instanceof FlatKernel.Mean mean && mean.overHeight() && mean.overWidth()) {
      return fold(
          new FoldKernel.Mean(
              mean.name(),
              mean.input(),
              mean.inputZeroPoint(),
              mean.outputZeroPoint(),
              mean.output()));
    }
    if (kernel instanceof FlatKernel.Dense dense) {
      return fold(new FoldKernel.Dense(dense, inputShape()));
    }
    throw new IllegalArgumentException("'" + kernel.name() + "' does not fold rows");
  }

  private Statement.FoldRow fold(FoldKernel kernel) {
    return new Statement.FoldRow(
        kernel,
        places.sameRow(position, tensorRead()),
        places.columns(position, inputShape().width()),
        places.sums(places.step(position)));
  }

  private Operand tensorRead() {
    return Operand.of(places.step(position).node().input().tensor());
  }

  private Shape inputShape() {
    return tensorRead().shape();
  }
}
