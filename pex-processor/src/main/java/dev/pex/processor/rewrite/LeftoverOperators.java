package dev.pex.processor.rewrite;

import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Graph;

/**
 * Finds operators that have no kernel and should have been rewritten away: a reshape that changes
 * quantisation, a transpose that moves bytes, a mean over channels.
 */
public final class LeftoverOperators {
  /** Reports one error for each. */
  public void report(Graph rewritten, DiagnosticSink sink) {}
}
