package dev.pex.processor.program;

import dev.pex.processor.graph.Rescale;
import dev.pex.processor.graph.Shape;

/**
 * A kernel that adds up what row after row gives, in int32 sums, and makes its output of them at
 * the end.
 */
public sealed interface FoldKernel {
  /** C identifier of this use, after the output tensor. */
  String name();

  /** The whole input. */
  Shape input();

  /** Calls the visitor's method for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** TFLite's int8 MEAN over height and width: a sum for each channel. */
  record Mean(String name, Shape input, int inputZeroPoint, int outputZeroPoint, Rescale output)
      implements FoldKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }

  /** TFLite's int8 AVERAGE_POOL_2D over the whole input: a sum for each channel. */
  record Average(String name, Shape input, int min, int max) implements FoldKernel {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.average(this);
    }
  }

  /** A dense layer over all rows: a sum for each unit. */
  record Dense(FlatKernel.Dense layer, Shape input) implements FoldKernel {
    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dense(this);
    }
  }

  /** One method for each kind. */
  interface Visitor<R> {
    R mean(Mean kernel);

    R average(Average kernel);

    R dense(Dense kernel);
  }
}
