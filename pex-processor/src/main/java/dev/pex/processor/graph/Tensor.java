package dev.pex.processor.graph;

import dev.pex.processor.diag.Origin;
import java.util.Objects;

/** An int8 value that flows through the network, known by a name unique in its graph. */
public record Tensor(String name, Shape shape, Quantization quantization, Origin origin) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && name.equals(that.name)
        && shape.equals(that.shape)
        && Objects.equals(quantization, that.quantization)
        && Objects.equals(origin, that.origin);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
