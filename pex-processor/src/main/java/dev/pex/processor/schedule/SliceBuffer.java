package dev.pex.processor.schedule;

import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;

/**
 * How a tensor inside a channels stage is stored: one slice of its channels, pixel after pixel.
 *
 * @param channels of a slice
 */
public record SliceBuffer(Tensor tensor, int channels) {
  /** Bytes of a slice. */
  public int bytes() {
    Shape shape = tensor.shape();
    return shape.height() * shape.width() * channels;
  }
}
