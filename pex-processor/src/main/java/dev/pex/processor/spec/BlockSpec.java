package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;

/**
 * A layer that the user made of others.
 *
 * @param input what its fields call the tensor that it reads
 * @param fields in the order of the source; the last gives the layer's tensor
 */
public record BlockSpec(
    Origin origin, String input, List<FieldSpec> fields, List<Located<String>> from)
    implements LayerSpec {
  public BlockSpec {
    fields = List.copyOf(fields);
    from = List.copyOf(from);
  }
}
