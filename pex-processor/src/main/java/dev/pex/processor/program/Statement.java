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
   * Runs the body for every tick of the program's {@link Feed}, while the caller pushes rows.
   *
   * @param variable holds the tick
   */
  record PushedLoop(String variable, List<Statement> body) implements Statement {
    public PushedLoop {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pushedLoop(this);
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
      RowKernel kernel, RowSource input, View output, Index row, Range columns, Range channels)
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

  /**
   * Binds a variable to the row that a step of a rows stage makes at a tick: row {@code (tick -
   * first) / period}, or that far from the last row where the stage runs upward; -1 where the step
   * makes none.
   */
  record RowAt(String variable, String tick, int first, int period, int rows, boolean upward)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rowAt(this);
    }
  }

  /** Runs the body where a variable of {@link RowAt} holds a row. */
  record IfRow(String variable, List<Statement> body) implements Statement {
    public IfRow {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifRow(this);
    }
  }

  /** Copies a row from a front to its line; the two do not overlap. */
  record CopyRow(Address from, Address to, int bytes) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copyRow(this);
    }
  }

  /** Sets sums to zero. */
  record Clear(Sums sums) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.clear(this);
    }
  }

  /** Adds what a row of the input gives to the sums. */
  record FoldRow(FoldKernel kernel, Address input, Index row, Sums sums) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.foldRow(this);
    }
  }

  /** Turns the sums of all rows into the output. */
  record FoldEnd(FoldKernel kernel, Sums sums, View output) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.foldEnd(this);
    }
  }

  /**
   * A tensor, or a row of one that is never whole, is complete: an observer may look at it here.
   *
   * @param first the first row that is complete
   */
  record Complete(Address first, int bytes) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.complete(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R loop(Loop statement);

    R pushedLoop(PushedLoop statement);

    R rowCall(RowCall statement);

    R flatCall(FlatCall statement);

    R complete(Complete statement);

    R rowAt(RowAt statement);

    R ifRow(IfRow statement);

    R copyRow(CopyRow statement);

    R clear(Clear statement);

    R foldRow(FoldRow statement);

    R foldEnd(FoldEnd statement);
  }
}
