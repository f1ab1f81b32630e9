package dev.pex.processor.source;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What the fields of a class stand in: a network, or a block at one of its uses. */
interface Scope {
  /** Where a mistake is shown that stands at a place of a field. */
  SourceOrigin shown(VariableElement field, SourceOrigin place);

  /** The values of the layer on a field; empty if an error was reported. */
  Optional<Attributes> attributes(VariableElement field, AnnotationMirror layer);

  /** Whether the fields are part of that block, near or far. */
  boolean isInside(TypeElement block);
}
