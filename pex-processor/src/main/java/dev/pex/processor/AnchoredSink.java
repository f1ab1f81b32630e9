package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.source.SourceOrigin;
import dev.pex.processor.spec.ModelSpec;

/** Shows what was found in a model's file where the file is named. */
final class AnchoredSink implements DiagnosticSink {
  private final Origin anchor;
  private final DiagnosticSink next;

  AnchoredSink(ModelSpec spec, DiagnosticSink next) {
    this.anchor = spec.accept(new Anchor());
    this.next = next;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    boolean placed = diagnostic.origin() instanceof SourceOrigin;
    next.report(
        placed
            ? diagnostic
            : new Diagnostic(diagnostic.id(), anchor, diagnostic.summary(), diagnostic.details()));
  }

  /** Where a model says what it is made of. */
  private static final class Anchor implements ModelSpec.Visitor<Origin> {
    @Override
    public Origin network(ModelSpec.Network network) {
      return network.origin();
    }

    @Override
    public Origin tflite(ModelSpec.Tflite tflite) {
      return tflite.file().origin();
    }
  }
}
