package dev.pex.processor.program;

import java.util.List;

/**
 * A stage of the plan as code: one function in the generated program.
 *
 * @param name a C identifier
 * @param kind as in plan.json: {@code whole}, …
 * @param operators names of the tensors that its nodes make
 * @param slices into how many slices channels are cut
 * @param peakBytes bytes alive while it runs
 */
public record Section(
    String name,
    String kind,
    List<String> operators,
    int slices,
    int peakBytes,
    List<Statement> body) {
  public Section {
    operators = List.copyOf(operators);
    body = List.copyOf(body);
  }

  /** How it runs, for comments: its kind, and into how many slices channels are cut. */
  public String manner() {
    return slices == 1 ? kind : kind + " in " + slices + " slices";
  }
}
