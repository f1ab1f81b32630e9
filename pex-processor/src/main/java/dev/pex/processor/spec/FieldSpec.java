package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;

/**
 * A tensor of the network: a field and the layer that makes it.
 *
 * @param output whether the user marked it as an output
 */
public record FieldSpec(String name, Origin origin, boolean output, LayerSpec layer) {
  /** The same field with another layer. */
  public FieldSpec withLayer(LayerSpec other) {
    return new FieldSpec(name, origin, output, other);
  }
}
