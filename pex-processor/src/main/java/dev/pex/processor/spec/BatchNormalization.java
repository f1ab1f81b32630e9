package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;

/** A layer that becomes part of the weights of the one before it. */
public record BatchNormalization(
    Origin origin, ActivationKind activation, List<Located<String>> from) implements LayerSpec {
  public BatchNormalization {
    from = List.copyOf(from);
  }
}
