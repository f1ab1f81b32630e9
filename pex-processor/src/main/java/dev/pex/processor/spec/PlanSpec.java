package dev.pex.processor.spec;

import java.util.Optional;

/**
 * What the user asks of a model's plan.
 *
 * @param mcu what it must fit into; empty if nothing is refused
 * @param partial which kinds of partial execution it may use
 */
public record PlanSpec(Optional<McuSpec> mcu, PartialSpec partial) {
  /** The same for another microcontroller. */
  public PlanSpec withMcu(McuSpec other) {
    return new PlanSpec(Optional.of(other), partial);
  }
}
