package dev.pex.processor.lower;

import dev.pex.processor.diag.Origin;
import dev.pex.processor.graph.Quantization;
import dev.pex.processor.graph.Shape;
import java.util.Optional;

/**
 * An input whose shape is known.
 *
 * @param written the quantisation that the user wrote, if any
 * @param quantizationOrigin where it stands
 */
record InputDraft(
    String name,
    Shape shape,
    Optional<Quantization> written,
    Origin quantizationOrigin,
    Origin origin) {}
