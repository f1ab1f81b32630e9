package dev.pex.codesign.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * One pass through a network: it owns every tensor made in it and frees them all when it is closed.
 * At any time at most one pass collects gradients.
 */
public final class Pass implements AutoCloseable {
  private final NDManager manager = Engine.newManager();
  private final Optional<GradientCollector> collector;

  private Pass(Optional<GradientCollector> collector) {
    this.collector = collector;
  }

  /** A pass after which gradients can be asked for. */
  public static Pass withGradients() {
    return new Pass(Optional.of(Engine.newGradientCollector()));
  }

  /** A pass that only computes. */
  public static Pass withoutGradients() {
    return new Pass(Optional.empty());
  }

  /** A tensor with a copy of these values, the last axis innermost. */
  public Tensor constant(float[] values, int... sizes) {
    return new Tensor(this, copied(values, sizes));
  }

  /** A tensor of no axes. */
  public Tensor constant(float value) {
    return constant(new float[] {value});
  }

  /** The same, of which {@link Tensor#gradient} can be asked after {@link #backward}. */
  public Tensor variable(float[] values, int... sizes) {
    NDArray array = copied(values, sizes);
    array.setRequiresGradient(collector.isPresent());
    return new Tensor(this, array);
  }

  /** Computes the gradients of a sum with respect to every variable. */
  public void backward(Tensor sum) {
    collector
        .orElseThrow(() -> new IllegalStateException("this pass collects no gradients"))
        .backward(sum.array());
  }

  @Override
  public void close() {
    collector.ifPresent(GradientCollector::close);
    manager.close();
  }

  /** Takes over a result, which belongs to the pass of its first operand otherwise. */
  NDArray adopt(NDArray array) {
    array.attach(manager);
    return array;
  }

  /**
   * An array made of Java's values only borrows their memory, though a history may need it longer;
   * its duplicate has its own.
   */
  private NDArray copied(float[] values, int... sizes) {
    long[] axes = Arrays.stream(sizes).asLongStream().toArray();
    try (NDArray borrowed = manager.create(FloatBuffer.wrap(values), new Shape(axes))) {
      return borrowed.duplicate();
    }
  }
}
