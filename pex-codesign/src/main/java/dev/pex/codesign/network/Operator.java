package dev.pex.codesign.network;

import java.util.List;

/**
 * One operator of a network.
 *
 * @param name the tensor that it makes
 * @param from what it reads, in order
 * @param shape of the result
 * @param quantization of the result
 */
public record Operator(
    String name, List<Operand> from, Shape shape, Quantization quantization, Layer layer) {
  /** Keeps a copy of the list. */
  public Operator {
    from = List.copyOf(from);
  }
}
