package dev.pex.codesign.network;

import java.util.List;

/** A network as its user wrote it: operators in an order in which they can run, without weights. */
public record Network(
    String name, List<Input> inputs, List<Operator> operators, List<Output> outputs) {
  /** Keeps copies of the lists. */
  public Network {
    inputs = List.copyOf(inputs);
    operators = List.copyOf(operators);
    outputs = List.copyOf(outputs);
  }
}
