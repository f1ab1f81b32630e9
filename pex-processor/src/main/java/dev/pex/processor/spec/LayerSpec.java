package dev.pex.processor.spec;

import dev.pex.processor.diag.Origin;
import java.util.List;

/** A layer annotation as written, with Keras' meaning of the names. */
public sealed interface LayerSpec
    permits OperatorSpec, CompositeSpec, BatchNormalization, BlockSpec {
  /** The annotation as a place for messages. */
  Origin origin();

  /**
   * The names of the fields that the layer reads: those written, else the field before; empty if
   * there is no field before.
   */
  List<Located<String>> from();
}
