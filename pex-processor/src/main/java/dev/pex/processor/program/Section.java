package dev.pex.processor.program;

import java.util.List;

/**
 * A stage of the plan as code: one function in the generated program.
 *
 * @param name a C identifier
 * @param kind as in plan.json: {@code whole}, …
 * @param operators names of the tensors that its nodes make
 * @param slices into how many slices channels are cut
 * @param rings how it keeps the tensors that are never whole, if it runs row by row
 * @param peakBytes bytes alive while it runs
 */
public record Section(
    String name,
    String kind,
    List<String> operators,
    int slices,
    List<Ring> rings,
    int peakBytes,
    List<Statement> body) {
  public Section {
    operators = List.copyOf(operators);
    rings = List.copyOf(rings);
    body = List.copyOf(body);
  }

  /** The same stage with other statements. */
  public Section withBody(List<Statement> statements) {
    return new Section(name, kind, operators, slices, rings, peakBytes, statements);
  }

  /** Whether the caller pushes rows while it runs. */
  public boolean isPushed() {
    return body.stream().anyMatch(Statement.PushedLoop.class::isInstance);
  }

  /** How it runs, for comments: its kind, and into how many slices channels are cut. */
  public String manner() {
    return slices == 1 ? kind : kind + " in " + slices + " slices";
  }
}
