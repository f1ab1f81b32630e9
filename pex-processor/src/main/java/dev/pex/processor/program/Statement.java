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
   * @param output of the first channel that is made, in column 0 of the row; where a chunk is made,
   *     in its first column
   */
  record RowCall(RowKernel kernel, RowSource input, Address output, Span columns, Slice channels)
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
  record FlatCall(FlatKernel kernel, List<Address> inputs, Address output, Span elements)
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

  /**
   * Binds a variable to the columns that a step of a rows stage makes at a column tick, and to
   * those that its front holds before and after.
   */
  record ColumnsAt(String variable, String tick, Chunks chunks) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.columnsAt(this);
    }
  }

  /** Runs the body where a variable of {@link ColumnsAt} says that columns are made. */
  record IfColumns(String variable, List<Statement> body) implements Statement {
    public IfColumns {
      body = List.copyOf(body);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ifColumns(this);
    }
  }

  /** Copies a row from a front to its line; the two do not overlap. */
  record CopyRow(Address from, Address to, int bytes) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copyRow(this);
    }
  }

  /**
   * Copies the columns of a chunk that do not stay in its front to their line; the two do not
   * overlap.
   *
   * @param to the row's line
   */
  record CopyColumns(String variable, View front, Address to) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.copyColumns(this);
    }
  }

  /** Moves the columns of a chunk that stay in its front to the start of the front. */
  record MoveColumns(String variable, View front) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.moveColumns(this);
    }
  }

  /** Sets sums to zero. */
  record Clear(Sums sums) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.clear(this);
    }
  }

  /** Adds what columns of a row of the input give to the sums. */
  record FoldRow(FoldKernel kernel, Address input, Span columns, Sums sums) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.foldRow(this);
    }
  }

  /**
   * Turns the sums of all rows into the output. The kernel goes upwards and reads each sum before
   * it writes the element.
   */
  record FoldEnd(FoldKernel kernel, Sums sums, View output) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.foldEnd(this);
    }
  }

  /**
   * Adds what a slice of the input's channels gives to the sums of one output row. The kernel gets
   * the addresses of input rows as in {@link RowCall}.
   *
   * @param row of the output
   * @param slice the channels of the input that its rows hold
   * @param sums of the whole output, or of one row
   * @param sumsRow the row of the sums
   */
  record AddSlice(
      RowKernel.Convolution kernel,
      RowSource input,
      Index row,
      Slice slice,
      Sums sums,
      Index sumsRow)
      implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.addSlice(this);
    }
  }

  /**
   * Turns the sums of all slices into the output, or a row of it. The kernel goes upwards and reads
   * each sum before it writes the element.
   */
  record EndSlices(RowKernel.Convolution kernel, Sums sums, Address output) implements Statement {
    /** How many pixels are made. */
    public int pixels() {
      return sums.count() / kernel.output().channels();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.endSlices(this);
    }
  }

  /**
   * A slice of a tensor that is never whole, or of a row of it, is complete: an observer may look
   * at it here.
   *
   * @param first channel of the first pixel
   */
  record CompleteSlice(Address first, int pixels) implements Statement {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.completeSlice(this);
    }
  }

  /**
   * A tensor, or columns of a row of one that is never whole, are complete: an observer may look at
   * them here.
   *
   * @param elements that are complete, counted from the address
   */
  record Complete(Address first, Span elements) implements Statement {
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

    R columnsAt(ColumnsAt statement);

    R ifColumns(IfColumns statement);

    R copyRow(CopyRow statement);

    R copyColumns(CopyColumns statement);

    R moveColumns(MoveColumns statement);

    R clear(Clear statement);

    R foldRow(FoldRow statement);

    R foldEnd(FoldEnd statement);

    R addSlice(AddSlice statement);

    R endSlices(EndSlices statement);

    R completeSlice(CompleteSlice statement);
  }
}
