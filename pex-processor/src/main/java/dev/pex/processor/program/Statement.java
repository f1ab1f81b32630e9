package dev.pex.processor.program;

import java.util.List;

/** What a section of the program does, in order. */
public sealed interface Statement {
  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** Runs the body for every value of the variable in the range. */
  record Loop(String variable, Range range, List<Statement> body) implements Statement {
    public Loop {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.loop(this);
    }
  }

  /**
   * Computes columns and channels of one output row. The kernel gets the addresses of {@code
   * kernelHeight} input rows starting at {@code row * strideHeight - paddingTop}, those outside the
   * tensor as padding.
   *
   * @param row of the output
   */
  record RowCall(
      RowKernel kernel, View input, View output, Index row, Range columns, Range channels)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rowCall(this);
    }
  }

  /**
   * Computes a range of output elements from contiguous inputs.
   *
   * @param elements of the output, counted from its address
   */
  record FlatCall(FlatKernel kernel, List<Address> inputs, Address output, Range elements)
      implements Statement {
    public FlatCall {
      inputs = List.copyOf(inputs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatCall(this);
    }
  }

  /** The tensor is complete: an observer may look at it here. */
  record Complete(View tensor, int bytes) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.complete(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R loop(Loop statement);

    R rowCall(RowCall statement);

    R flatCall(FlatCall statement);

    R complete(Complete statement);
  }
}
