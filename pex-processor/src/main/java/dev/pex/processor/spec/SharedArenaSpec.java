package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;

/**
 * Networks that share an arena, as the user wrote it.
 *
 * @param type the class or interface that stands for them
 * @param mcu what they must fit into together
 * @param models in the order of the source
 */
public record SharedArenaSpec(TypeName type, Origin origin, McuSpec mcu, List<ModelSpec> models) {
  public SharedArenaSpec {
    models = List.copyOf(models);
  }
}
